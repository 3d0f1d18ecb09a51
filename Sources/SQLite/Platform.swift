// The only file of this module that depends on the platform. The C library is not re-exported.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `CLOCK_MONOTONIC`.
func monotonicNow() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

func pause(microseconds: Int) {
  usleep(UInt32(clamping: microseconds))
}
