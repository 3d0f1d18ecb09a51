/// The values of a command line, checked against the verb's form.
public struct Line: Sendable {
  /// Positional arguments.
  public internal(set) var words: [String] = []
  // A list: it is short, and a set's first use costs a conformance lookup.
  private(set) var flags: [String] = []
  private var values: [(name: String, value: String)] = []

  public func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The value of an option, by its first name.
  public subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// All values of an option that may repeat.
  public func all(_ name: String) -> [String] {
    values.filter { $0.name == name }.map(\.value)
  }

  public func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  /// The positional argument at a place.
  public func word(_ place: Int) -> String? { place < words.count ? words[place] : nil }

  mutating func set(_ flag: String) {
    if !has(flag) { flags.append(flag) }
  }

  mutating func add(_ name: String, _ value: String) {
    values.append((name, value))
  }
}
