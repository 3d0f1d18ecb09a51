/// The environment's variables. Each is looked up when it is asked for: a shell may have hundreds, and
/// a command asks for ten.
struct Variables {
  private let value: (String) -> String?

  init(_ value: @escaping (_ name: String) -> String?) { self.value = value }

  subscript(name: String) -> String? { value(name) }
}
