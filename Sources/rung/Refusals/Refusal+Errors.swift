import Arguments
import SkillCore
import SkillExchange
import SkillStore

extension Refusal {
  /// Nil for an error of another kind.
  init?(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case .unknownVerb(let word) as Misuse: self = UnknownVerb.refusal(word)
    case .refused(let message, let details, let hint) as Misuse:
      self.init("usage", .usage, message, details: details.map(\.said), hint: hint)
    case let phrase as PhraseError:
      self.init("bad-phrase", .usage, phrase.message, hint: phrase.hint)
    case let fault as SessionFault:
      self.init(fault.name, .usage, fault.message, hint: fault.hint)
    case let error as StoreError: self.init(store: error)
    // Verbs catch these with messages of their own; this is the fallback.
    case let bad as BadRecord:
      self.init(
        "cannot-record", .usage,
        Text("this cannot be recorded: \(bad.message.en)", zh: "无法记录：\(bad.message.zh)"),
        hint: Text("Nothing was changed.", zh: "没有任何改动。"))
    case let fault as FileFault:
      self.init(
        "bad-file", .badFile,
        Text(
          "line \(fault.line), column \(fault.column): \(fault.message.en)",
          zh: "第 \(fault.line) 行第 \(fault.column) 列：\(fault.message.zh)"))
    default:
      guard let problem = StorageProblem(error) else { return nil }
      self.init(storage: problem)
    }
  }

  /// A bug.
  init(defect error: any Error) {
    self.init(
      "internal", .internal, Text("internal error: \(error)", zh: "Rung 内部错误：\(error)"),
      hint: Text("Please report it, with the command.", zh: "请附上命令报告这个问题。"))
  }

  private init(store error: StoreError) {
    switch error {
    case .unknownLearner(let name, let known):
      self.init(
        "unknown-learner", .usage,
        Text("no learner '\(name)'", zh: "没有学习者“\(name)”"),
        hint: Text(
          "Known: \(known.joined(separator: ", ")). Add one: rung learner add NAME",
          zh: "现有：\(known.joined(separator: "、"))。新建：rung learner add 名字"))
    case .learnerExists(let name):
      self.init(
        "learner-exists", .usage, Text("there is a learner '\(name)' already", zh: "“\(name)”已存在"),
        hint: Text(
          "Choose another name, or: rung learner use \(typed(name))",
          zh: "请换个名字，或：rung learner use \(typed(name))"))
    case .learnerInUse(let name):
      self.init(
        "learner-in-use", .usage,
        Text("'\(name)' is the current learner", zh: "“\(name)”是当前学习者"),
        hint: Text(
          "Choose another one first: rung learner use NAME", zh: "请先切换到别人：rung learner use 名字"))
    case .learnersShareName(let name):
      self.init(
        "learners-share-name", .badFile,
        Text("two different learners are named '\(name)'", zh: "两位不同的学习者都叫“\(name)”"),
        hint: Text(
          "Nothing was changed. Rename the one here, then try again: rung learner rename \(name) NEW",
          zh: "没有任何改动。请先给这里的改名，再重试：rung learner rename \(name) 新名字"))
    case .circle:
      self.init(
        "circle", .badFile,
        Text("its facts correct each other in a cycle", zh: "其中的记录互相更正，形成了循环"),
        hint: Text(
          "Nothing was changed. No valid record does that: use another copy.",
          zh: "没有任何改动。正常的记录不会这样：请换一份文件。"))
    case .unknownRoadmap(let slug, let known):
      self.init(
        "unknown-roadmap", .usage, Text("no roadmap '\(slug)'", zh: "没有路线图“\(slug)”"),
        details: nearestNames(slug.lowercased(), among: known).prefix(1).map {
          say("Did you mean \($0)?", zh: "是否想写 \($0)？")
        },
        hint: Text(
          "There is \(known.joined(separator: ", ")).", zh: "现有：\(known.joined(separator: "、"))。"))
    case .roadmapVersionTaken(let reference):
      self.init(
        "roadmap-version-taken", .badFile,
        Text("\(reference) is stored with different content", zh: "\(reference) 已存在，但内容不同"),
        hint: Text(
          "Raise the version in the file, for example to \(reference.version + 1), and try again.",
          zh: "请在文件中写上新的版本号，例如 \(reference.version + 1)，然后再试。"))
    case .unknownFact(let id):
      self.init(
        "unknown-fact", .usage, Text("no fact's id ends with '\(id)'", zh: "没有编号以“\(id)”结尾的记录"),
        hint: Text(
          "Ids are the four or more digits that rung history shows; @1 is the session that started last.",
          zh: "编号是 rung history 中显示的四位或更多位；@1 是最近开始的一次学习。"))
    case .ambiguousFact(let id, let ids):
      let longer = ids.prefix(4).map { "\($0)".suffix(8) }.joined(separator: ", ")
      self.init(
        "ambiguous-fact", .usage, Text("several ids end with '\(id)'", zh: "有好几个编号以“\(id)”结尾"),
        hint: Text("Give more digits: \(longer)", zh: "请多给几位：\(longer)"))
    case .alreadyDone(let fact):
      let name = fact.skill.map { "\($0)" } ?? ""
      self.init(
        "already-done", .usage,
        Text(
          "\(name) was done already, \(fact.at.localDay)", zh: "\(name) 早已完成（\(fact.at.localDay)）"),
        hint: Text(
          "A skill is completed once. Delete one of the two: rung history --skill \(name)",
          zh: "一项技能只能完成一次。请删除其中一条：rung history --skill \(name)"))
    case .noFreeTime: self = SessionAnswer.nothingLeft
    case .noTimer:
      self.init(
        "no-timer", .usage, Text("no timer runs", zh: "当前没有计时"),
        hint: Text("Start one: rung start SKILL", zh: "开始计时：rung start 技能"))
    case .timerJustStarted(let timer):
      let name = timer.skill.map { "\($0)" } ?? ""
      self.init(
        "timer-just-started", .usage,
        Text(
          "\(name) began this second: there is nothing to record", zh: "\(name) 刚刚开始，还没有可记录的时间"
        ),
        hint: Text(
          "Wait a second, or discard it: rung cancel", zh: "请稍等一秒，或放弃：rung cancel"))
    case .timerStartsLater(let timer):
      self.init(
        "timer-starts-later", .usage,
        Text(
          "the timer began at \(timer.at.iso8601), not before that time",
          zh: "计时开始于 \(timer.at.iso8601)，不早于所给时间"),
        hint: Text(
          "Give a later --at, or discard it: rung cancel", zh: "请给出更晚的 --at，或放弃：rung cancel"))
    case .timerTooLong(let timer):
      self.init(
        "timer-too-long", .usage,
        Text(
          "the timer has run for more than 24 hours, since \(timer.at.iso8601)",
          zh: "计时已超过 24 小时，开始于 \(timer.at.iso8601)"),
        hint: Text(
          "Give the time you stopped: rung stop --at TIME; or discard it: rung cancel",
          zh: "请说明实际停止的时间：rung stop --at 时间；或放弃：rung cancel"))
    case .notReady:
      self.init(
        "not-ready", .unavailable,
        Text("the database has an older schema", zh: "数据库还没有更新到当前版本"),
        hint: Text("Any other command migrates it: rung", zh: "运行任何其他命令即可：rung"))
    case .migratedMeanwhile(let version): self = .migratedMeanwhile(version)
    case .altered(let object):
      self.init(
        "altered-database", .unavailable,
        Text(
          "the database was modified: \(object) is not Rung's",
          zh: "数据库被改动过：其中的 \(object) 不是 Rung 创建的"),
        hint: Text(
          "Nothing was changed. For details and remedies: rung db check",
          zh: "没有任何改动。请检查：rung db check；它也会说明如何处理。"))
    case .damaged(let table, let row):
      let place = row == 0 ? table : "\(table) \(row)"
      self.init(
        "damaged", .io,
        Text("a row of the database is damaged (\(place))", zh: "数据库中有一行已损坏（\(place)）"),
        hint: Text("For details: rung db check", zh: "请检查：rung db check"))
    }
  }
}

extension SessionFault {
  fileprivate var name: String {
    switch self {
    case .endsBeforeStart, .isEmpty: "no-duration"
    case .tooLong: "too-long"
    case .before1900: "too-early"
    case .endsInFuture, .dayToCome, .longerThanToday: "future"
    }
  }
}
