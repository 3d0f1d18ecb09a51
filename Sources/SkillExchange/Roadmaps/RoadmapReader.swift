import SkillCore

/// Converts positioned JSON to a `Roadmap`, collecting positions and all errors of form.
struct RoadmapReader {
  private(set) var positions: [RoadmapSubject: FilePosition] = [:]
  private(set) var faults: [FileFault] = []
  /// Whether multi-line texts are accepted: a roadmap stored by an earlier version may have them.
  var takesAnyText = false

  /// Titles and labels must be single lines.
  var line: (PositionedJSON) throws(FileFault) -> Text {
    if takesAnyText { return text }
    return oneLine
  }

  var prose: (PositionedJSON) throws(FileFault) -> Text {
    if takesAnyText { return text }
    return severalLines
  }
  var defaults = RoadmapDefaults()

  /// Nil if there are faults.
  mutating func roadmap(_ json: PositionedJSON) -> Roadmap? {
    guard var fields = fields(json) else { return nil }
    // For editors; not part of the roadmap.
    _ = fields.optional("$schema")
    let slug = fields.required("slug", slug)
    let version = fields.required("version", number)
    let title = fields.required("title", line)
    let remark = fields.optional("remark", prose)
    let levels = levels(&fields)
    defaults.level = levels.count == 1 ? levels.first?.id : nil
    let capabilities = capabilities(&fields, json)
    defaults.capability = RoadmapDefaults.only(capabilities)
    let stages = (fields.optional("stages", array) ?? []).compactMap { stage($0) }
    let groups = (fields.optional("groups", array) ?? []).compactMap { group($0) }
    let items = (fields.required("items", array) ?? []).compactMap { item($0) }
    finish(fields)
    guard faults.isEmpty, let slug, let version, let title else { return nil }
    return Roadmap(
      slug: slug, version: version, title: title, remark: remark, levels: levels,
      capabilities: capabilities, stages: stages, groups: groups, items: items)
  }

  /// The roadmap, if it has no errors of form.
  ///
  /// - Throws: the first fault of the file.
  mutating func sound(_ json: PositionedJSON) throws(FileFault) -> Roadmap {
    let roadmap = roadmap(json)
    if let first = faults.min(by: { $0.position < $1.position }) { throw first }
    guard let roadmap else { throw json.mismatch(Text("a roadmap", zh: "路线图")) }
    return roadmap
  }

  /// The default: one level, `done`.
  private mutating func levels(_ fields: inout JSONFields) -> [Roadmap.Level] {
    guard fields.optional("levels") != nil else { return RoadmapDefaults.levels }
    return (fields.required("levels", array) ?? []).compactMap { level($0) }
  }

  /// The default: one capability with all items, if there is one level only.
  private mutating func capabilities(
    _ fields: inout JSONFields, _ json: PositionedJSON
  ) -> [Roadmap.Capability] {
    if fields.optional("capabilities") == nil, let level = defaults.level {
      return RoadmapDefaults.capabilities(at: level)
    }
    return (fields.required("capabilities", array) ?? []).compactMap { capability($0) }
  }

  private mutating func level(_ json: PositionedJSON) -> Roadmap.Level? {
    guard var fields = fields(json) else { return nil }
    let id = name(&fields, "id", RoadmapSubject.level)
    let label = fields.required("label", line)
    let salary = fields.optional("salary", line)
    finish(fields)
    guard let id, let label else { return nil }
    return Roadmap.Level(id: id, label: label, salary: salary)
  }

  private mutating func capability(_ json: PositionedJSON) -> Roadmap.Capability? {
    guard var fields = fields(json) else { return nil }
    let id = name(&fields, "id", RoadmapSubject.capability)
    let level = level(&fields)
    let label = fields.required("label", line)
    let threshold = fields.optional("threshold", number) ?? RoadmapDefaults.threshold
    let itemsOf = fields.optional("itemsOf", slug)
    finish(fields)
    guard let id, let level, let label else { return nil }
    return Roadmap.Capability(
      id: id, level: level, label: label, threshold: threshold, itemsOf: itemsOf)
  }

  private mutating func stage(_ json: PositionedJSON) -> Roadmap.Stage? {
    guard var fields = fields(json) else { return nil }
    let number = fields.required("number", number)
    let title = fields.required("title", line)
    finish(fields)
    guard let number, let title else { return nil }
    positions[.stage(number)] = fields.place(of: "number")
    return Roadmap.Stage(number: number, title: title)
  }

  private mutating func group(_ json: PositionedJSON) -> Roadmap.Group? {
    guard var fields = fields(json) else { return nil }
    let id = name(&fields, "id", RoadmapSubject.group)
    let label = fields.required("label", line)
    let k = fields.required("k", number)
    let stars = stars(&fields)
    let weight = fields.optional("weight", number)
    let mustHave = fields.optional("mustHave", truth)
    let capability = capability(&fields)
    finish(fields)
    guard let id, let label, let k, let stars, let capability else { return nil }
    return Roadmap.Group(
      id: id, label: label, k: k, stars: stars, weight: weight, mustHave: mustHave,
      capability: capability)
  }

  /// Nil, with a fault recorded, if it is not an object.
  mutating func fields(_ json: PositionedJSON) -> JSONFields? {
    do { return try JSONFields(json) } catch {
      faults.append(error)
      return nil
    }
  }

  mutating func found(_ fault: FileFault) { faults.append(fault) }

  mutating func finish(_ fields: JSONFields) {
    faults += fields.ended()
  }

  /// Reads the slug of the enclosing object.
  mutating func name(
    _ fields: inout JSONFields, _ key: String, _ subject: (Slug) -> RoadmapSubject
  ) -> Slug? {
    let name = fields.required(key, slug)
    if let name { positions[subject(name)] = fields.place(of: key) }
    return name
  }
}

// Functions to pass to field reads.
func text(_ json: PositionedJSON) throws(FileFault) -> Text { try json.asText() }
func number(_ json: PositionedJSON) throws(FileFault) -> Int { try json.asInteger() }
func truth(_ json: PositionedJSON) throws(FileFault) -> Bool { try json.asBool() }
func slug(_ json: PositionedJSON) throws(FileFault) -> Slug { try json.asSlug() }
func string(_ json: PositionedJSON) throws(FileFault) -> String { try json.asString() }
func array(_ json: PositionedJSON) throws(FileFault) -> [PositionedJSON] { try json.asArray() }

private func oneLine(_ json: PositionedJSON) throws(FileFault) -> Text {
  let text = try json.asText()
  guard text.isOneLine else { throw json.controlled }
  return text
}

private func severalLines(_ json: PositionedJSON) throws(FileFault) -> Text {
  let text = try json.asText()
  let lines = [text.en, text.zh].flatMap { $0.split { $0 == "\n" || $0 == "\t" } }
  guard lines.allSatisfy({ String($0).isOneLine }) else {
    throw FileFault(
      at: json.position, Text("this must not have control characters", zh: "此处不能有控制字符"))
  }
  return text
}
