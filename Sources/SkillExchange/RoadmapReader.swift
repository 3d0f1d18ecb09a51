import SkillCore

/// From positioned JSON to a `Roadmap`, remembering where each name stands.
struct RoadmapReader {
  var positions: [RoadmapSubject: FilePosition] = [:]

  mutating func roadmap(_ json: PositionedJSON) throws(FileFault) -> Roadmap {
    var fields = try JSONFields(json)
    // Editors find the schema by this key; it says nothing about the roadmap.
    _ = fields.optional("$schema")
    let slug = try fields.required("slug").asSlug()
    let version = try fields.required("version").asInteger()
    let title = try fields.required("title").asText()
    let remark = try fields.optional("remark").map(text)
    var levels: [Roadmap.Level] = []
    for element in try fields.required("levels").asArray() { levels.append(try level(element)) }
    var capabilities: [Roadmap.Capability] = []
    for element in try fields.required("capabilities").asArray() {
      capabilities.append(try capability(element))
    }
    var stages: [Roadmap.Stage] = []
    for element in try fields.list("stages") { stages.append(try stage(element)) }
    var groups: [Roadmap.Group] = []
    for element in try fields.list("groups") { groups.append(try group(element)) }
    var items: [Roadmap.Item] = []
    for element in try fields.required("items").asArray() { items.append(try item(element)) }
    try fields.finish()
    return Roadmap(
      slug: slug, version: version, title: title, remark: remark, levels: levels,
      capabilities: capabilities, stages: stages, groups: groups, items: items)
  }

  private mutating func level(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Level {
    var fields = try JSONFields(json)
    let level = Roadmap.Level(
      id: try name(try fields.required("id"), RoadmapSubject.level),
      label: try fields.required("label").asText(),
      salary: try fields.optional("salary").map(text))
    try fields.finish()
    return level
  }

  private mutating func capability(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Capability {
    var fields = try JSONFields(json)
    let capability = Roadmap.Capability(
      id: try name(try fields.required("id"), RoadmapSubject.capability),
      level: try fields.required("level").asSlug(),
      label: try fields.required("label").asText(),
      threshold: try fields.optional("threshold").map(number) ?? 70)
    try fields.finish()
    return capability
  }

  private mutating func stage(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Stage {
    var fields = try JSONFields(json)
    let number = try fields.required("number")
    let stage = Roadmap.Stage(
      number: try number.asInteger(), title: try fields.required("title").asText())
    try fields.finish()
    positions[.stage(stage.number)] = number.position
    return stage
  }

  private mutating func group(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Group {
    var fields = try JSONFields(json)
    let group = Roadmap.Group(
      id: try name(try fields.required("id"), RoadmapSubject.group),
      label: try fields.required("label").asText(), k: try fields.required("k").asInteger(),
      stars: try fields.required("stars").asInteger(),
      weight: try fields.optional("weight").map(number),
      mustHave: try fields.optional("mustHave").map(truth),
      capability: try fields.required("capability").asSlug())
    try fields.finish()
    return group
  }

  /// Reads the slug that names the object around it.
  mutating func name(
    _ json: PositionedJSON, _ subject: (Slug) -> RoadmapSubject
  ) throws(FileFault) -> Slug {
    let slug = try json.asSlug()
    positions[subject(slug)] = json.position
    return slug
  }
}

// Functions in the shape that `Optional.map` takes.
func text(_ json: PositionedJSON) throws(FileFault) -> Text { try json.asText() }
func number(_ json: PositionedJSON) throws(FileFault) -> Int { try json.asInteger() }
func truth(_ json: PositionedJSON) throws(FileFault) -> Bool { try json.asBool() }
