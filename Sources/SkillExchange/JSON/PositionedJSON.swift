import SkillCore

/// A parsed JSON value with its position.
public struct PositionedJSON: Sendable {
  public var position: FilePosition
  public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent.
    case integer(Int)
    /// A number written with a fraction or an exponent; finite.
    case number(Double)
    case string(String)
    case array([PositionedJSON])
    /// In the order of the file, without duplicate keys.
    case object([Member])
  }
  public var value: Value

  public struct Member: Sendable {
    public var key: String
    public var keyPosition: FilePosition
    public var value: PositionedJSON
  }

  /// The kind of the value, for messages: "a string".
  public var kindName: Text {
    switch value {
    case .null: Text("null", zh: "null")
    case .bool: Text("true or false", zh: "真假值")
    case .integer, .number: Text("a number", zh: "数字")
    case .string: Text("a string", zh: "字符串")
    case .array: Text("an array", zh: "数组")
    case .object: Text("an object", zh: "对象")
    }
  }

  /// The value without positions; nil for fractions, which Rung does not write.
  public var plain: JSON? {
    switch value {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .integer(let number): return .integer(number)
    case .number: return nil
    case .string(let text): return .string(text)
    case .array(let elements):
      let plain = elements.compactMap(\.plain)
      return plain.count == elements.count ? .array(plain) : nil
    case .object(let members):
      let plain = members.compactMap { member in member.value.plain.map { (member.key, $0) } }
      return plain.count == members.count ? .object(plain) : nil
    }
  }
}
