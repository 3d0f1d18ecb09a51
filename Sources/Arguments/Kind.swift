import SkillCore

/// What a value is: its name in help, whether it may begin with a dash, what a shell completes for
/// it.
public enum Kind: String, CaseIterable, Sendable {
  case text, time, day, duration, link, template, tag, query
  case skill
  case skillOrGroup = "skill-or-group"
  case habit, id, learner
  case newName = "new-name"
  case roadmap, level, stage, mapping, column, rename
  case proof, subject, period, rating, key, setting, verb
  case count, version, year, days
  case file, folder, path
  case roadmapOrFile = "roadmap-or-file"
  case choice, table, format, shell

  /// `TIME`, 时间.
  public var name: Text {
    switch self {
    case .text: Text("TEXT", zh: "文字")
    case .time: Text("TIME", zh: "时间")
    case .day: Text("DAY", zh: "日期")
    case .duration: Text("DURATION", zh: "时长")
    case .link: Text("LINK", zh: "链接")
    case .template: Text("TEMPLATE", zh: "模板")
    case .tag: Text("TAG", zh: "标签")
    case .query: Text("QUERY", zh: "词")
    case .skill, .skillOrGroup: Text("SKILL", zh: "技能")
    case .habit: Text("HABIT", zh: "习惯")
    case .id: Text("ID", zh: "编号")
    case .learner: Text("NAME", zh: "名字")
    case .newName: Text("NEW-NAME", zh: "新名字")
    case .roadmap: Text("SLUG", zh: "标识符")
    case .level: Text("LEVEL", zh: "等级")
    case .stage: Text("NUMBER", zh: "序号")
    case .mapping: Text("NAME=SKILL", zh: "名称=技能")
    case .column: Text("MEANING=HEADING", zh: "含义=表头")
    case .rename: Text("OLD=NEW", zh: "旧=新")
    case .proof: Text("LINK-OR-TEXT", zh: "链接或文字")
    case .subject: Text("SUBJECT", zh: "对象")
    case .period: Text("PERIOD", zh: "时段")
    case .rating: Text("RATING", zh: "分数")
    case .key: Text("KEY", zh: "键")
    case .setting: Text("VALUE", zh: "值")
    case .verb: Text("VERB", zh: "命令")
    case .count: Text("COUNT", zh: "数量")
    case .version: Text("VERSION", zh: "版本")
    case .year: Text("YEAR", zh: "年份")
    case .days: Text("DAYS", zh: "天数")
    case .file: Text("FILE", zh: "文件")
    case .folder: Text("FOLDER", zh: "文件夹")
    case .path: Text("PATH", zh: "路径")
    case .roadmapOrFile: Text("SLUG-OR-FILE", zh: "标识符或文件")
    case .choice: Text("CHOICE", zh: "选项")
    case .table: Text("TABLE", zh: "表")
    case .format: Text("FORMAT", zh: "格式")
    case .shell: Text(same: "SHELL")
    }
  }

  /// `en|zh`, where the choices are the best name there is.
  func name(of choices: [String]) -> Text {
    self == .choice ? Text(same: choices.joined(separator: "|")) : name
  }

  /// Whether the next word is the option's value even if it begins with a dash: free text may, the
  /// name of a level may not.
  var mayBeginWithDash: Bool {
    switch self {
    case .text, .time, .day, .duration, .link, .template, .tag, .skill, .mapping, .column: true
    default: false
    }
  }

  /// Whether the parser checks that it is a number.
  var isNumber: Bool {
    switch self {
    case .count, .version, .stage: true
    default: false
    }
  }
}
