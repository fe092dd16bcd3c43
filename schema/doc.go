// Package schema says what a claim is: the types every other package speaks,
// their JSON on the wire, the ontology, and how identities are made.
//
// News is not facts; it is somebody saying something. A Claim therefore has two
// layers. The assertion: who holds it (Holder), by which act (Act), when it was
// said (Said), in which article, on which words (Cue, Content). The
// proposition: Subject, Predicate, Object, with Polarity, Modality, Place,
// Quantity and when it happened (Occurred).
//
// Four times are never mixed up: occurred, said, published and recorded.
//
// Every field that came from text carries a Span; text[Start:End] replays it
// exactly. A field without a span is derived, and says from what.
//
// The package imports the standard library only.
package schema
