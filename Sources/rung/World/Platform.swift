// The only file of this module that depends on the platform.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif

/// This process's variables, `NAME=value`, terminated by nil.
var environmentEntries: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
  #if canImport(Darwin)
    _NSGetEnviron().pointee
  #else
    environ
  #endif
}

/// Ends the program.
func leave(_ status: Int32) -> Never {
  exit(status)
}

/// Where the C library looks for zones; `TZDIR` replaces its own folder.
func zoneFolders(instead folder: String?) -> [String] {
  #if canImport(Musl)
    ["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo"]
  #elseif canImport(Darwin)
    [folder ?? "/var/db/timezone/zoneinfo"]
  #else
    [folder ?? "/usr/share/zoneinfo"]
  #endif
}

// posix_spawn's parameters are structs in some C libraries and pointers in others.
#if canImport(Darwin)
  typealias FileActions = posix_spawn_file_actions_t?
  typealias SpawnAttributes = posix_spawnattr_t?
#else
  typealias FileActions = posix_spawn_file_actions_t
  typealias SpawnAttributes = posix_spawnattr_t
#endif
