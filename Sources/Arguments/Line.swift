/// What a command line gives a verb: each value already checked against the verb's form.
public struct Line: Sendable {
  /// What goes by place.
  public internal(set) var words: [String] = []
  // Lists: they are short, and a set of strings costs a search of its own for how strings hash.
  private(set) var flags: [String] = []
  private var values: [(name: String, value: String)] = []

  public func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The value of an option, by the first of its names.
  public subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// All values of an option that may be given again.
  public func all(_ name: String) -> [String] {
    values.filter { $0.name == name }.map(\.value)
  }

  public func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  /// The word at a place.
  public func word(_ place: Int) -> String? { place < words.count ? words[place] : nil }

  mutating func set(_ flag: String) {
    if !has(flag) { flags.append(flag) }
  }

  mutating func add(_ name: String, _ value: String) {
    values.append((name, value))
  }
}
