// The only file that knows which C library there is; the others see what it exports.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif

/// Ends the program.
func leave(_ status: Int32) -> Never {
  exit(status)
}
