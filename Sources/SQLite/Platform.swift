// The only file of this module that knows which system there is. Nothing of the C library is
// re-exported to whoever imports the module.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Time since a fixed moment; it never goes back (`CLOCK_MONOTONIC`).
func monotonicNow() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

func pause(microseconds: Int) {
  usleep(UInt32(clamping: microseconds))
}
