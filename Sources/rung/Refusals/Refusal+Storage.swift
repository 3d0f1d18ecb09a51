import SkillCore
import SkillStore

extension Refusal {
  init(storage problem: StorageProblem) {
    switch problem {
    case .busy:
      self.init(
        "busy", .busy,
        Text("another program is writing to the database", zh: "另一个程序正在写入数据库"),
        hint: Text("Nothing was changed. Try again in a moment.", zh: "没有任何改动。请稍后再试。"))
    case .full:
      self.init(
        "disk-full", .io, Text("the disk is full", zh: "磁盘已满"),
        hint: Text(
          "Nothing was changed. Free some space and try again.", zh: "没有任何改动。请腾出空间后再试。"))
    case .io(let words):
      self.init(
        "io-error", .io,
        Text("the disk cannot be read or written: \(words)", zh: "磁盘读写出错：\(words)"),
        hint: Text(
          "Nothing was changed. Check the disk, then: rung db check",
          zh: "没有任何改动。请检查磁盘，然后：rung db check"))
    case .unconfirmed(let words):
      self.init(
        "unconfirmed", .io,
        Text(
          "the disk failed during the commit: \(words)",
          zh: "确认改动时磁盘出错：\(words)"),
        hint: Text(
          "The change was recorded as a whole or not at all. Check the disk, then see which before you repeat it: rung history, rung undo --list",
          zh: "改动可能已经记录，也可能没有，但不会只记录一部分。请检查磁盘，重做之前先查看：rung history、rung undo --list"))
    case .readOnly:
      self.init(
        "read-only", .noPermission,
        Text("the database or its folder is not writable", zh: "数据库或其所在文件夹不可写"),
        hint: Text(
          "Nothing was changed. See which file: rung db path; make it writable (chmod u+w).",
          zh: "没有任何改动。用 rung db path 查看位置，再开放写权限（chmod u+w）。"))
    case .cannotOpen:
      self.init(
        "cannot-open", .noPermission,
        Text("the database cannot be opened", zh: "无法打开数据库"),
        hint: Text(
          "See which file: rung db path. It or its folder may lack permissions, or it is not a regular file.",
          zh: "用 rung db path 查看位置。可能是文件或文件夹没有权限，或不是普通文件。"))
    case .foreignJournal(let path):
      let journal = typed(path + "-journal")
      self.init(
        "foreign-journal", .unavailable,
        Text(
          "the journal beside the database refers to another file, which SQLite would delete: \(journal)",
          zh: "数据库旁边的日志文件指向另一个文件，SQLite 会把它删除：\(journal)"),
        hint: Text(
          "Nothing was changed. Rung never writes such a journal. If another program of yours did, open the database with it once; else move the journal away: mv \(journal) /tmp, then: rung db check",
          zh:
            "没有任何改动。Rung 从不写这样的日志文件。如果是你的其他程序写的，请先用那个程序打开一次；否则请移走它：mv \(journal) /tmp，然后：rung db check"
        ))
    case .obstacle(let obstacle, let words):
      self.init(
        "cannot-open", obstacle.status,
        Text("the database cannot be opened: \(words)", zh: "无法打开数据库：\(words)"),
        hint: obstacle.hint)
    case .cannotLock(let words):
      self.init(
        "cannot-lock", .io,
        Text(
          "the file system cannot lock the database: \(words)", zh: "文件系统无法锁定数据库：\(words)"),
        hint: Text(
          "Nothing was changed. Keep the database on a disk of this machine: --db PATH",
          zh: "没有任何改动。请把数据库放在本机的磁盘上：--db 路径"))
    case .notADatabase:
      self.init(
        "not-a-database", .unavailable,
        Text("the file is not a Rung database", zh: "该文件不是 Rung 数据库"),
        hint: Text(
          "Nothing was changed. See which file: rung db path", zh: "没有任何改动。查看是哪个文件：rung db path"))
    case .corrupt(let words):
      self.init(
        "corrupt", .io, Text("the database is damaged: \(words)", zh: "数据库已损坏：\(words)"),
        hint: Text(
          "For details: rung db check; to restore a copy: rung db restore FILE",
          zh: "请检查：rung db check；或恢复备份：rung db restore 文件"))
    case .unread(let words):
      self.init(
        "unread", .io,
        Text(
          "the database could not be read (\(words)), though a check finds no damage",
          zh: "数据库读取失败（\(words)），但检查没有发现损坏"),
        hint: Text(
          "Nothing was changed. Try again; if it fails again, check the disk.",
          zh: "没有任何改动。请重试；若仍如此，请检查磁盘。"))
    case .altered(let words):
      self.init(
        "altered-database", .unavailable,
        Text(
          "the database was modified: \(words.en) differs from Rung's definition",
          zh: "数据库被改动过：\(words.zh) 与 Rung 建立的不同"),
        hint: Text(
          "Nothing was changed. For details and remedies: rung db check",
          zh: "没有任何改动。请检查：rung db check；它也会说明如何处理。"))
    case .encoding(let name):
      self.init(
        "text-encoding", .unavailable,
        Text(
          "the text encoding of the file is \(name); Rung's databases are UTF-8",
          zh: "该文件以 \(name) 保存文字；Rung 的数据库使用 UTF-8"),
        hint: Text(
          "Nothing was changed. Use the file as Rung made it, before it was converted: rung --db PATH",
          zh: "没有任何改动。请使用转换之前由 Rung 建立的文件：rung --db 路径"))
    case .blocked(let version, let name, let words):
      self.init(
        "migration-blocked", .unavailable,
        Text(
          "migration \(version) \(name) cannot be applied: \(words)",
          zh: "无法应用迁移 \(version) \(name)：\(words)"),
        hint: Text(
          "Nothing was changed. See what blocks it: rung db verify",
          zh: "没有任何改动。查看是什么妨碍了它：rung db verify"))
    case .noWayBack(let version):
      self.init(
        "no-way-back", .unavailable,
        Text(
          "version \(version) cannot hold lengths on a day, nor sessions that count on the day before",
          zh: "版本 \(version) 无法保存只有日期的时长，也无法保存计入前一天的凌晨记录"),
        hint: Text(
          "Nothing was changed, as records of that kind would be lost. To go back to an older copy: rung db restore FILE",
          zh: "没有任何改动：已有这样的记录，不会舍弃。若要用较早的副本：rung db restore 文件"))
    case .migratedMeanwhile(let version): self = .migratedMeanwhile(version)
    case .interrupted:
      self.init(
        "interrupted", .busy, Text("interrupted", zh: "已中断"),
        hint: Text("Nothing was changed.", zh: "没有任何改动。"))
    case .outOfMemory:
      self.init(
        "out-of-memory", .internal, Text("out of memory", zh: "内存不足"),
        hint: Text("Nothing was changed.", zh: "没有任何改动。"))
    case .statement(let words):
      self.init(
        "internal", .internal, Text("internal error: \(words)", zh: "Rung 内部错误：\(words)"),
        hint: Text(
          "Nothing was changed. Please report it with these words.", zh: "没有任何改动。请附上这段文字反馈。"))
    case .newer(let version, let ours, let tool):
      let writer = tool ?? "a newer Rung"
      self.init(
        "newer-database", .unavailable,
        Text(
          "the database is newer (schema \(version)) than this Rung (schema \(ours)); \(writer) wrote it",
          zh: "数据库（结构版本 \(version)）比当前 Rung（结构版本 \(ours)）新；由 \(tool ?? "更新的 Rung") 写入"),
        hint: Text(
          "Nothing was changed. Install that version or a later one.", zh: "没有任何改动。请安装该版本或更新的版本。"))
    case .foreign:
      self.init(
        "foreign-database", .unavailable,
        Text("the file is a database of another program", zh: "该文件是其他程序的数据库"),
        hint: Text(
          "Nothing was changed. Choose another file: rung --db PATH",
          zh: "没有任何改动。请换一个文件：rung --db 路径"))
    case .drift(let words):
      self.init(
        "migration-drift", .unavailable,
        Text(
          "the database's schema history does not match this Rung: \(words.en)",
          zh: "数据库的结构历史与当前 Rung 不符：\(words.zh)"),
        hint: Text(
          "Nothing was changed. See what differs: rung db verify", zh: "没有任何改动。查看差异：rung db verify")
      )
    case .noCopy(let words, let obstacle):
      self.init(
        "no-copy", obstacle.status, Text("no copy could be made: \(words)", zh: "无法制作备份：\(words)"),
        hint: Text(
          "Nothing was changed. Choose another place or make room.", zh: "没有任何改动。请换个位置或腾出空间。"))
    case .noSuchVersion(let version, let latest):
      self.init(
        "no-such-version", .usage,
        Text("no schema version \(version)", zh: "没有结构版本 \(version)"),
        hint: Text("The versions are 0 to \(latest).", zh: "可用版本为 0 到 \(latest)。"))
    case .oldLibrary(let found, let oldest):
      self.init(
        "old-sqlite", .unavailable,
        Text(
          "this system's SQLite is \(found); Rung needs \(oldest) or later",
          zh: "本机的 SQLite 是 \(found)；Rung 需要 \(oldest) 或更新的版本"),
        hint: Text(
          "Nothing was changed. Update libsqlite3, or use Rung's static build (Scripts/install).",
          zh: "没有任何改动。请更新 libsqlite3，或使用静态构建的 Rung（Scripts/install）。"))
    case .noFullTextSearch:
      self.init(
        "no-fts5", .unavailable,
        Text(
          "this system's SQLite was built without full-text search (FTS5 with its trigram tokenizer)",
          zh: "本机的 SQLite 没有全文检索功能（FTS5 及其 trigram 分词器）"),
        hint: Text(
          "Nothing was changed. Install a SQLite built with SQLITE_ENABLE_FTS5, as Debian's libsqlite3-0 is.",
          zh: "没有任何改动。请安装启用了 SQLITE_ENABLE_FTS5 的 SQLite，例如 Debian 的 libsqlite3-0。"))
    case .badCopy(let words):
      self.init(
        "bad-copy", .badFile,
        Text("the copy cannot be used: \(words.en)", zh: "该备份无法使用：\(words.zh)"),
        hint: Text("Nothing was changed. Use another copy.", zh: "没有任何改动。请试更早的备份。"))
    }
  }
}

extension Refusal {
  static func migratedMeanwhile(_ version: Int) -> Refusal {
    Refusal(
      "migrated-meanwhile", .busy,
      Text(
        "another process migrated the database to schema version \(version) in the meantime",
        zh: "另一个进程刚把数据库改为结构版本 \(version)"),
      hint: Text("Nothing was changed. Try again.", zh: "没有任何改动。请重试。"))
  }
}

extension StorageProblem.Obstacle {
  fileprivate var status: ExitStatus { self == .tooManyFiles ? .io : .noInput }

  fileprivate var hint: Text {
    switch self {
    case .tooManyFiles:
      Text(
        "Nothing was changed. Close other programs, or allow more files: ulimit -n 256",
        zh: "没有任何改动。请关闭其他程序，或放宽限制：ulimit -n 256")
    case .linkLoop:
      Text(
        "It is a loop of symbolic links. See which file: rung db path; to use another: --db PATH",
        zh: "链接互相指向。用 rung db path 查看位置，或另行指定：--db 路径")
    case .other: Text("See which file: rung db path", zh: "用 rung db path 查看位置")
    }
  }
}

extension StorageProblem.NoCopy {
  fileprivate var status: ExitStatus {
    switch self {
    case .disk: .io
    case .permission: .noPermission
    case .place: .cannotCreate
    }
  }
}
