import SkillCore

/// The members of one object, taken one by one. What is left at the end is an unknown key.
///
/// Each is read in one of two ways: the first fault ends the reading, or all are gathered.
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
      // Rather a word misspelt than one forgotten.
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

  /// Refuses the first key that nobody asked for.
  func finish() throws(FileFault) {
    if let stray = strays.first { throw unknown(stray) }
  }

  /// Nil, and one more fault, when the value is missing or is not what was wanted.
  mutating func required<T>(
    _ key: String, _ read: (PositionedJSON) throws(FileFault) -> T
  ) -> T? {
    do { return try read(required(key)) } catch {
      faults.append(error)
      return nil
    }
  }

  /// Nil when it is not there, or when it is not what was wanted: then there is one more fault.
  mutating func optional<T>(
    _ key: String, _ read: (PositionedJSON) throws(FileFault) -> T
  ) -> T? {
    optional(key) == nil ? nil : required(key, read)
  }

  /// Where the value of a key stands.
  func place(of key: String) -> FilePosition? {
    members.first { $0.key == key }?.value.position
  }

  /// All that was found wrong, and every key that nobody asked for.
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
