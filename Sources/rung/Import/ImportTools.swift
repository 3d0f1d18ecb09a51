import Arguments
import SkillCore
import SkillExchange

struct ImportWatson: Verb {
  static var name: String { "watson" }
  static var form: Form {
    Form(
      Text(
        "Watson's frames file, or watson log --json.", zh: "Watson 的 frames 文件，或 watson log --json。"
      ),
      more: Text(
        "The file is usually ~/.config/watson/frames. The project decides the skill, then the tags. watson log --csv works too; its times are read in this machine's zone.",
        zh: "文件通常是 ~/.config/watson/frames。先按项目、再按标签确定技能。也接受 watson log --csv，其时间按本机时区理解。"),
      words: [ImportOptions.word],
      options: ImportOptions.form,
      examples: [
        Text(same: "rung import watson ~/.config/watson/frames --map work=asyncio")
      ])
  }

  let files: ImportOptions
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.watson, files, invocation).answer { input, reading, take in
      if try input.guess() == .watsonCSV {
        try WatsonFile.readCSV(CSVReader(read: input.pieces()), reading, take)
      } else {
        try WatsonFile.readJSON(input.whole(), reading, take)
      }
    }
  }
}

struct ImportTimewarrior: Verb {
  static var name: String { "timewarrior" }
  static var form: Form {
    Form(
      Text("What timew export prints, or its data files.", zh: "timew export 的输出，或其数据文件。"),
      more: Text(
        "timew export | rung import timewarrior -    The first tag that is a skill decides; the others stay tags.",
        zh: "timew export | rung import timewarrior -    第一个与技能对应的标签决定技能，其余仍为标签。"),
      words: [ImportOptions.word],
      options: ImportOptions.form,
      examples: [
        Text(same: "timew export | rung import timewarrior -")
      ])
  }

  let files: ImportOptions
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.timewarrior, files, invocation).answer { input, reading, take in
      if try input.guess() == .timewarriorData {
        try TimewarriorFile.readData(input.whole(), reading, take)
      } else {
        try TimewarriorFile.readJSON(input.whole(), reading, take)
      }
    }
  }
}

struct ImportKlog: Verb {
  static var name: String { "klog" }
  static var form: Form {
    Form(
      Text("What klog json prints.", zh: "klog json 的输出。"),
      more: Text(
        "klog json FILE | rung import klog -    The first tag that is a skill decides. Times are this machine's; a length without a start begins at noon.",
        zh: "klog json 文件 | rung import klog -    第一个与技能对应的标签决定技能。时间按本机时区理解；只有时长的从中午开始。"),
      words: [ImportOptions.word],
      options: ImportOptions.form,
      examples: [
        Text(same: "klog json day.klg | rung import klog -")
      ])
  }

  let files: ImportOptions
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.klog, files, invocation).answer { input, reading, take in
      try KlogFile.read(input.whole(), reading, take)
    }
  }
}

struct ImportToggl: Verb {
  static var name: String { "toggl" }
  static var form: Form {
    Form(
      Text(
        "The detailed report of Toggl or Clockify as CSV.", zh: "Toggl 或 Clockify 的详细报表（CSV）。"),
      more: Text(
        "The project decides the skill, then the tags, then the description. Times are this machine's.",
        zh: "先按项目、再按标签、最后按描述确定技能。时间按本机时区理解。"),
      words: [ImportOptions.word],
      options: ImportOptions.form + [
        .value(
          "--date-order", kind: .choice,
          help: Text(
            "How the dates are written, when they could be read in several ways.",
            zh: "日期的书写顺序；无法自动判断时使用。"), choices: TogglFile.DateOrder.allCases.map(\.rawValue))
      ],
      examples: [
        Text(same: "rung import toggl report.csv")
      ])
  }

  let files: ImportOptions
  let dateOrder: TogglFile.DateOrder?
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    dateOrder = line["--date-order"].flatMap(TogglFile.DateOrder.init(rawValue:))
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.toggl, files, invocation).answer { input, reading, take in
      let order = try dateOrder ?? TogglFile.dateOrder(of: CSVReader(read: input.pieces()))
      guard let order else {
        throw Refusal(
          "date-order", .badFile,
          Text(
            "\(input.shown): every date could be read day first or month first",
            zh: "\(input.shown)：所有日期都既可按日/月、也可按月/日理解"),
          hint: Text(
            "Say which, as your account shows them: --date-order dmy, or --date-order mdy",
            zh: "请按账户中的显示方式指明：--date-order dmy 或 --date-order mdy"))
      }
      try TogglFile.read(CSVReader(read: input.pieces()), order: order, reading, take)
    }
  }
}
