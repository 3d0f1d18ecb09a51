import Arguments
import SkillCore
import SkillExchange

struct NewRoadmap: Verb {
  static var name: String { "new" }
  static var form: Form {
    Form(
      Text(
        "Write a small template for a roadmap of your own.", zh: "一份很小的路线图，作为自己写的起点。"),
      more: Text(
        """
        Two levels, two capabilities, four skills, with comments. It never replaces a file; without \
        FILE it is printed.
        """,
        zh: "两个等级、两项能力、四项技能，以及各词的含义。绝不覆盖已有的文件；不给文件名则显示在屏幕上。"),
      words: [
        Word(.file, Text("The file to write.", zh: "要写入的文件。"), .optional)
      ],
      examples: [
        Text(same: "rung roadmap new mine.json")
      ])
  }

  let file: String?
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let bytes = Array(NewRoadmap.text.said.utf8)
    guard let file, file != "-" else { return try ExportRoadmap.put(bytes, nil) }
    guard !SamePath.exists(file) else {
      throw Refusal(
        "is-there", .cannotCreate, Text("\(file) exists already", zh: "\(file) 已存在"),
        hint: Text(
          "Nothing was replaced. Choose another name; or check it: rung roadmap validate \(typed(file))",
          zh: "没有替换任何文件。请换个名字；或检查它：rung roadmap validate \(typed(file))"))
    }
    var answer = try ExportRoadmap.put(bytes, file)
    answer.remarks.append(
      say(
        "Edit it, then: rung roadmap validate \(typed(file)); rung roadmap add \(typed(file))",
        zh: "改好后：rung roadmap validate \(typed(file))；rung roadmap add \(typed(file))"))
    return answer
  }

  /// The comments are in one language; the labels show how to give one or both.
  static let text = Text(
    """
    {
      // Names it in commands: letters, digits, dashes. A changed roadmap takes the next version.
      "slug": "my-path",
      "version": 1,
      "title": {"en": "My path", "zh": "我的路线"},

      // From the lowest to the highest. Each holds what the levels below it ask for.
      "levels": [
        {"id": "beginner", "label": {"en": "Beginner", "zh": "入门"}},
        {"id": "skilled", "label": {"en": "Skilled", "zh": "熟练"}}
      ],

      // What a level asks for. It is met at this score, when every must-have is at 80 or more.
      "capabilities": [
        {"id": "basics", "level": "beginner", "label": {"en": "The basics", "zh": "基础"}, "threshold": 70},
        {"id": "projects", "level": "skilled", "label": {"en": "Projects", "zh": "项目"}, "threshold": 70}
      ],

      // The order of study; only shown.
      "stages": [
        {"number": 1, "title": {"en": "First steps", "zh": "起步"}},
        {"number": 2, "title": {"en": "On your own", "zh": "独立"}}
      ],

      // Stars, 1 to 5, are the weight. A prerequisite is a skill to have first. "target" is the
      // minutes of study until one can do it. A skill you rename stays, with "replacedBy":
      // "its-new-slug".
      "items": [
        {"slug": "first-skill", "label": "First skill", "stage": 1, "stars": 5, "mustHave": true,
          "capability": "basics", "resources": [{"title": "A book", "url": "https://example.org/book"}]},
        {"slug": "second-skill", "label": "Second skill", "stage": 1, "stars": 3, "capability": "basics"},
        {"slug": "small-project", "label": "Small project", "stage": 2, "stars": 4, "mustHave": true,
          "capability": "projects", "prerequisites": ["first-skill"],
          "resources": [{"title": "A tutorial", "url": "https://example.org/tutorial"}]},
        {"slug": "big-project", "label": "Big project", "stage": 2, "stars": 3,
          "capability": "projects", "prerequisites": ["small-project"]}
      ]
    }

    """,
    zh: """
      {
        // 命令里用的名字：字母、数字、连字符。改动后的路线图要用下一个版本号。
        "slug": "my-path",
        "version": 1,
        "title": {"en": "My path", "zh": "我的路线"},

        // 由低到高。高一级包含低一级的全部要求。
        "levels": [
          {"id": "beginner", "label": {"en": "Beginner", "zh": "入门"}},
          {"id": "skilled", "label": {"en": "Skilled", "zh": "熟练"}}
        ],

        // 某一等级要求的能力。得分达到 threshold，且必备项都在 80 以上，才算达标。
        "capabilities": [
          {"id": "basics", "level": "beginner", "label": {"en": "The basics", "zh": "基础"}, "threshold": 70},
          {"id": "projects", "level": "skilled", "label": {"en": "Projects", "zh": "项目"}, "threshold": 70}
        ],

        // 学习的先后，只用于显示。
        "stages": [
          {"number": 1, "title": {"en": "First steps", "zh": "起步"}},
          {"number": 2, "title": {"en": "On your own", "zh": "独立"}}
        ],

        // 星级 1 到 5，即权重。prerequisites 是要先学会的技能。"target" 是学会所需的分钟数。
        // 改名的技能请保留，并加上 "replacedBy": "新标识符"。
        "items": [
          {"slug": "first-skill", "label": "第一项技能", "stage": 1, "stars": 5, "mustHave": true,
            "capability": "basics", "resources": [{"title": "一本书", "url": "https://example.org/book"}]},
          {"slug": "second-skill", "label": "第二项技能", "stage": 1, "stars": 3, "capability": "basics"},
          {"slug": "small-project", "label": "小项目", "stage": 2, "stars": 4, "mustHave": true,
            "capability": "projects", "prerequisites": ["first-skill"],
            "resources": [{"title": "一篇教程", "url": "https://example.org/tutorial"}]},
          {"slug": "big-project", "label": "大项目", "stage": 2, "stars": 3,
            "capability": "projects", "prerequisites": ["small-project"]}
        ]
      }

      """)
}
