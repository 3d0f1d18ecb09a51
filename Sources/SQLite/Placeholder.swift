// The first room's door.
