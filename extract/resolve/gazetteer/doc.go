// Package gazetteer knows the world's actors by name: countries with their
// demonyms and capitals, organisations with their members, offices with their
// holders by date, persons, places.
//
// The sources are readable YAML under data; go generate compiles them into one
// embedded file. That YAML is itself written by go generate from the compact
// tables under tables, one line a country, body, place or term of office, and
// from CLDR's English country names; each table opens with its format. The
// tables were written from public record and know of offices up to KnownUntil;
// later holders belong in a user's file or a new line. A user's entities.yaml has the same format and is read at run
// time. A file is one list, whose items are entities or, where the id begins
// with "office/", offices:
//
//	# an entity
//	- id: person/antony-blinken      # country/XXX, org/…, person/…, place/…, group/…, law/…, event/…, topic/…
//	  name: Antony Blinken           # canonical name
//	  kind: person                   # schema.Kind; may be omitted where the id's prefix says it
//	  aliases: [Antony J. Blinken]   # exact other names; upper-case acronyms match upper case only
//	  weak: [Tony]                   # names that are also ordinary words or other people's: need evidence
//	  acronyms: [NATO]               # like aliases; the first is the usual one
//	  demonyms: [Russian, Russians]  # countries and places: adjective and people
//	  metonyms: [Moscow]             # names of places that mean this entity when they speak or act
//	  former: [{name: Swaziland, to: 2018-04-18}]  # names it once had
//	  capital: place/moscow          # countries; its name is a metonym by itself
//	  country: USA                   # ISO 3166-1 alpha-3 (SUN, YUG … for former states, XKX for Kosovo)
//	  sector: GOV                    # PLOVER, with MED for media
//	  gender: male                   # persons: male or female, for pronouns
//	  part_of: org/…                 # the body it belongs to
//	  members: [country/FRA, {id: country/GBR, from: 1973-01-01, to: 2020-01-31}]
//	  offices: [{office: office/usa/foreign-minister, title: Secretary of State, from: 2021-01-26, to: 2025-01-20, acting: false}]
//	  wikidata: Q…                   # only where certain
//	  from: 1991-12-26               # existence (persons: birth); to: likewise
//	  source: where this was learnt
//
//	# an office
//	- id: office/usa/foreign-minister
//	  name: United States Secretary of State
//	  country: USA                   # titles are then read with the country's names and demonyms
//	  body: org/us-department-of-state
//	  titles: [secretary of state, top diplomat, foreign minister]
//	  sector: GOV
//	  shared: false                  # true where several hold it at once (deputies, ambassadors at large)
//	  source: …
//
// Dates are 2021-01-26, 2021-01 or 2021; a year or month leaves open where
// within it. Ends are inclusive; on a day of handover the successor holds the
// office.
package gazetteer
