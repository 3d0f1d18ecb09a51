import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ListImportMaps: Verb {
  static var name: String { "maps" }
  static var form: Form {
    Form(
      Text("List the remembered maps of other tools' names.", zh: "其他工具的名称对应的技能。"),
      examples: [
        Text(same: "rung import maps")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let maps = try desk.store.importMaps(of: desk.learner)
    var table = Table([.init(""), .init(""), .init("")])
    for map in maps {
      table.add([.init(map.source, .dim), .init(map.name), .init(map.skill.map { "\($0)" } ?? "")])
    }
    return invocation.answer(
      json: .array(
        maps.map { map in
          [
            "tool": .string(map.source), "name": .string(map.name),
            "skill": JSON(map.skill?.description),
          ]
        }),
      text: maps.isEmpty
        ? say(
          "No name is mapped yet. Give one while importing: --map NAME=SKILL\n",
          zh: "还没有任何对应。导入时给出：--map 名称=技能\n")
        : invocation.text(table))
  }
}
