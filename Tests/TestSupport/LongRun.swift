import Foundation

/// Whether generated tests run on all their seeds: `RUNG_LONG=1 Scripts/test`. A plain run takes a sample.
public let isLongRun = ProcessInfo.processInfo.environment["RUNG_LONG"] != nil

/// How many seeds, worlds or rounds a generated test takes.
public func rounds<Number: BinaryInteger>(_ sample: Number, long: Number) -> Number {
  isLongRun ? long : sample
}
