/// A JSON value to write; members keep their order.
///
/// Built from literals: `["learner": "ada", "level": nil, "facts": [1, 2]]`.
/// An optional needs a word: `JSON(level)`.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A decimal fraction: `decimal(174, places: 4)` is 0.0174.
  case decimal(Int, places: Int)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// The string, or null.
  public init(_ text: String?) {
    self = text.map(JSON.string) ?? .null
  }

  /// The number, or null.
  public init(_ number: Int?) {
    self = number.map(JSON.integer) ?? .null
  }

  /// An array of strings.
  public init(_ texts: some Sequence<String>) {
    self = .array(texts.map(JSON.string))
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) {
    self = .null
  }

  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  public init(integerLiteral value: Int) {
    self = .integer(value)
  }

  public init(stringLiteral value: String) {
    self = .string(value)
  }

  public init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }

  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements)
  }
}

extension JSON: Equatable {
  /// Compares the written bytes, including the order of members.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.decimal(let left, let one), .decimal(let right, let other)):
      left == right && one == other
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { $0.0.utf8.elementsEqual($1.0.utf8) && $0.1 == $1.1 }
    default: false
    }
  }
}
