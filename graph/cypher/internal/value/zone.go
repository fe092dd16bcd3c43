package value

import "time"

// InZone reads a local date and time in a named zone. In the hour that a change
// of the clock skips or repeats, the offset before it counts.
func InZone(days, nanos int64, zone string) DateTime {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return DateTime{days, nanos, 0, zone}
	}
	local := LocalDateTime{days, nanos}.Instant()
	_, offset := local.In(loc).Zone()
	// The offset at the instant found with this offset is the right one, save
	// near a change.
	_, offset = local.Add(-time.Duration(offset) * time.Second).In(loc).Zone()
	return AtZone(DateTime{days, nanos, offset, ""}, zone)
}

// AtZone shows the same instant in a named zone.
func AtZone(t DateTime, zone string) DateTime {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return t
	}
	local := t.Instant().In(loc)
	_, offset := local.Zone()
	return DateTime{DateOf(local).Days, sinceMidnight(local), offset, zone}
}

// AtOffset shows the same instant at an offset.
func AtOffset(t DateTime, offset int) DateTime {
	local := t.Instant().In(time.FixedZone("", offset))
	return DateTime{DateOf(local).Days, sinceMidnight(local), offset, ""}
}

// KnownZone reports whether a time zone has that name.
func KnownZone(zone string) bool {
	_, err := time.LoadLocation(zone)
	return err == nil && zone != "" && zone != "Local"
}
