import SkillCore

/// A roadmap.sh map. Topics and subtopics are skills, each topic with its subtopics is a stage, the
/// rest is decoration. Source: FORMATS2, "Learning paths".
public enum RoadmapSh {
  private struct Node {
    var id: String
    var label: String
    var isTopic: Bool
    var x: Double
    var y: Double
    var position: FilePosition
  }

  /// - Parameter content: the text of a node's page, by its id, if there is a folder `content`.
  /// - Throws: `FileFault` if the file is not a map, or has no topic.
  public static func read(
    _ bytes: [UInt8], _ wanted: RoadmapImport, content: (String) -> [UInt8]? = { _ in nil }
  ) throws(FileFault) -> ImportedRoadmap {
    let json = try PositionedJSON.read(bytes)
    guard case .object = json.value, let list = json.find("nodes") else {
      throw FileFault(
        at: json.position,
        Text(
          "“nodes” is missing here; give a map of roadmap.sh, with nodes and edges",
          zh: "此处缺少“nodes”；请提供 roadmap.sh 的图（含 nodes 与 edges）"))
    }
    var draft = RoadmapDraft()
    let nodes = try skills(list, &draft)
    guard !nodes.isEmpty else {
      throw FileFault(
        at: list.position,
        Text("there is no topic in this map", zh: "此图中没有主题（topic）"))
    }
    let topics = nodes.filter(\.isTopic).sorted { ($0.y, $0.x, $0.id) < ($1.y, $1.x, $1.id) }
    draft.stages = topics.map(\.label)
    let stages = try Stages(topics: topics, edges: json.find("edges"))
    let placed = nodes.map { ($0, stages.stage(of: $0)) }
    // A topic, then its subtopics from the top.
    let sorted = placed.sorted { left, right in
      let (a, b) = (left.0, right.0)
      return (left.1 ?? .max, a.isTopic ? 0 : 1, a.y, a.x)
        < (right.1 ?? .max, b.isTopic ? 0 : 1, b.y, b.x)
    }
    for (node, stage) in sorted {
      var item = RoadmapDraft.Item(label: node.label, position: node.position, stage: stage)
      item.stars = node.isTopic ? 4 : 3
      if let page = content(node.id) { item.resources = resources(page) }
      draft.items.append(item)
    }
    return try draft.imported(wanted)
  }

  private static func skills(
    _ list: PositionedJSON, _ draft: inout RoadmapDraft
  ) throws(FileFault) -> [Node] {
    var nodes: [Node] = []
    var drawing = 0
    for node in try list.asArray() {
      let type = try node.find("type")?.asString() ?? ""
      let label = try node.find("data")?.find("label").map { label throws(FileFault) in
        guard case .string(let text) = label.value else { return "" }
        return oneLine(text)
      }
      if type == "title", let label, !label.isEmpty, draft.title == nil { draft.title = label }
      guard type == "topic" || type == "subtopic", let label, !label.isEmpty else {
        drawing += type == "title" ? 0 : 1
        continue
      }
      guard nodes.count < RoadmapBounds.items else {
        throw RoadmapBounds.tooMany(Text("topics", zh: "个主题"), at: node.position)
      }
      let place = node.find("position")
      nodes.append(
        Node(
          id: try node.find("id")?.asString() ?? "", label: label, isTopic: type == "topic",
          x: number(place?.find("x")), y: number(place?.find("y")), position: node.position))
    }
    if drawing > 0 {
      draft.remarks.append(
        Text("\(drawing) nodes are drawing, not topics", zh: "有 \(drawing) 个节点是图形，不是主题"))
    }
    return nodes
  }

  private static func oneLine(_ text: String) -> String {
    let words = text.prefix(RoadmapBounds.label).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  private static func number(_ json: PositionedJSON?) -> Double {
    switch json?.value {
    case .integer(let number)?: Double(number)
    case .number(let number)?: number
    default: 0
    }
  }

  /// The links in a page's list: `- [@article@Title](address)`.
  private static func resources(_ page: [UInt8]) -> [Roadmap.Resource] {
    guard let text = String(validating: page.prefix(1 << 16), as: UTF8.self) else { return [] }
    let outline = MarkdownOutline(text)
    let found = outline.lines.flatMap { line -> [Roadmap.Resource] in
      guard case .bullet = line.kind else { return [] }
      return outline.span(line.text).resources
    }
    return found.prefix(RoadmapBounds.resourcesOfItem).map { resource in
      var title = resource.title.en
      if title.first == "@", let end = title.dropFirst().firstIndex(of: "@") {
        title = String(title[title.index(after: end)...])
      }
      return Roadmap.Resource(title: Text(same: title), url: resource.url)
    }
  }

  /// The topic of each node.
  private struct Stages {
    private let topics: [Node]
    private var byID: [String: Int] = [:]

    init(topics: [Node], edges: PositionedJSON?) throws(FileFault) {
      self.topics = topics
      for (stage, topic) in topics.enumerated() { byID[topic.id] = stage }
      let topicStages = byID
      for edge in try edges?.asArray() ?? [] {
        // An edge without an end is decoration.
        guard case .string(let source)? = edge.find("source")?.value,
          case .string(let target)? = edge.find("target")?.value
        else { continue }
        switch (topicStages[source], topicStages[target]) {
        case (let stage?, nil): if byID[target] == nil { byID[target] = stage }
        case (nil, let stage?): if byID[source] == nil { byID[source] = stage }
        default: break
        }
      }
    }

    /// That of its topic: the connected one, else the nearest above.
    func stage(of node: Node) -> Int? {
      if let stage = byID[node.id] { return stage }
      guard !topics.isEmpty else { return nil }
      var (low, high) = (0, topics.count)
      while low < high {
        let middle = (low + high) / 2
        if topics[middle].y <= node.y { low = middle + 1 } else { high = middle }
      }
      return max(0, low - 1)
    }
  }
}
