/// The id of what facts belong to: a learner or an action. Written like a fact's, with a type of its own.
public protocol OwnerID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The same 128 bits.
  var bits: FactID { get }

  init(bits: FactID)
}

extension OwnerID {
  /// Returns nil unless there are exactly 16 bytes.
  public init?(bytes: [UInt8]) {
    guard let bits = FactID(bytes: bytes) else { return nil }
    self.init(bits: bits)
  }

  /// Reads 32 hexadecimal digits in either case.
  public init?(_ text: String) {
    guard let bits = FactID(text) else { return nil }
    self.init(bits: bits)
  }

  /// 16 bytes, big-endian, as stored in the database.
  public var bytes: [UInt8] { bits.bytes }

  public var description: String { bits.description }

  public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// The permanent id of a learner.
public struct LearnerID: OwnerID {
  public let bits: FactID

  public init(bits: FactID) { self.bits = bits }
}

/// The permanent id of an action.
public struct ActionID: OwnerID {
  public let bits: FactID

  public init(bits: FactID) { self.bits = bits }
}
