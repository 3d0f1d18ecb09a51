/// Exit codes, after sysexits.h.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  /// The answer is no.
  case no = 1
  case usage = 64
  case badFile = 65
  case noInput = 66
  case unavailable = 69
  case `internal` = 70
  case cannotCreate = 73
  case io = 74
  case busy = 75
  case noPermission = 77
}
