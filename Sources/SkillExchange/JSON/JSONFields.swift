import SkillCore

/// The members of one object, consumed by key. Remaining ones are unknown keys.
///
/// Two modes: throwing the first fault, or collecting all.
struct JSONFields {
  let position: FilePosition
  private let members: [PositionedJSON.Member]
  private var asked: Set<String> = []
  private var faults: [FileFault] = []

  init(_ json: PositionedJSON) throws(FileFault) {
    guard case .object(let members) = json.value else {
      throw json.mismatch(Text("an object {...}", zh: "对象 {...}"))
    }
    self.members = members
    position = json.position
  }

  mutating func optional(_ key: String) -> PositionedJSON? {
    asked.insert(key)
    return members.first { $0.key == key }?.value
  }

  mutating func required(_ key: String) throws(FileFault) -> PositionedJSON {
    guard let value = optional(key) else {
      // More likely misspelt than forgotten.
      if let stray = strays.first(where: { nearestWord(to: $0.key, in: [key]) != nil }) {
        asked.insert(stray.key)
        throw FileFault(
          at: stray.keyPosition,
          Text(
            "unknown key “\(stray.key)”; did you mean “\(key)”?",
            zh: "未知的键“\(stray.key)”；是否想写“\(key)”？"))
      }
      throw FileFault(
        at: position, Text("“\(key)” is missing here; add it", zh: "此处缺少“\(key)”；请补上"))
    }
    return value
  }

  /// Refuses the first unknown key.
  func finish() throws(FileFault) {
    if let stray = strays.first { throw unknown(stray) }
  }

  /// Nil, with a fault recorded, if the value is missing or of a wrong kind.
  mutating func required<T>(
    _ key: String, _ read: (PositionedJSON) throws(FileFault) -> T
  ) -> T? {
    do { return try read(required(key)) } catch {
      faults.append(error)
      return nil
    }
  }

  /// Nil if it is missing; nil with a fault recorded if it is of a wrong kind.
  mutating func optional<T>(
    _ key: String, _ read: (PositionedJSON) throws(FileFault) -> T
  ) -> T? {
    optional(key) == nil ? nil : required(key, read)
  }

  /// The position of a key's value.
  func place(of key: String) -> FilePosition? {
    members.first { $0.key == key }?.value.position
  }

  /// All faults found, and all unknown keys.
  func ended() -> [FileFault] {
    faults + strays.map(unknown)
  }

  private var strays: [PositionedJSON.Member] { members.filter { !asked.contains($0.key) } }

  private func unknown(_ stray: PositionedJSON.Member) -> FileFault {
    let near = nearestWord(to: stray.key, in: asked.sorted())
    let known = asked.sorted().joined(separator: ", ")
    return FileFault(
      at: stray.keyPosition,
      Text(
        "unknown key “\(stray.key)”; "
          + (near.map { "did you mean “\($0)”?" } ?? "known: \(known)"),
        zh: "未知的键“\(stray.key)”；" + (near.map { "是否想写“\($0)”？" } ?? "可用：\(known)")))
  }
}
