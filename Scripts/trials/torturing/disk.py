"""b. A disk that fails from some write on, one that is full, one that may not be written."""

from . import failing_disk, full_disk, read_only


def run(machine):
    failing_disk.run(machine)
    full_disk.run(machine)
    read_only.run(machine)
