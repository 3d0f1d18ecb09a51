import SkillCore

/// The members of one object, taken one by one. What is left at the end is an unknown key.
struct JSONFields {
  let position: FilePosition
  private let members: [PositionedJSON.Member]
  private var asked: Set<String> = []

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
      let strays = members.filter { !asked.contains($0.key) }
      if let stray = strays.first(where: { nearestWord(to: $0.key, in: [key]) != nil }) {
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

  /// The elements of an array that may be left out.
  mutating func list(_ key: String) throws(FileFault) -> [PositionedJSON] {
    guard let array = optional(key) else { return [] }
    return try array.asArray()
  }

  /// Refuses the first key that nobody asked for.
  func finish() throws(FileFault) {
    guard let stray = members.first(where: { !asked.contains($0.key) }) else { return }
    let near = nearestWord(to: stray.key, in: asked.sorted())
    let known = asked.sorted().joined(separator: ", ")
    throw FileFault(
      at: stray.keyPosition,
      Text(
        "unknown key “\(stray.key)”; "
          + (near.map { "did you mean “\($0)”?" } ?? "known: \(known)"),
        zh: "未知的键“\(stray.key)”；" + (near.map { "是否想写“\($0)”？" } ?? "可用：\(known)")))
  }
}
