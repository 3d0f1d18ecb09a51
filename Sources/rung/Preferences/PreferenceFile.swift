import SkillCore
import SkillExchange

/// `config.json`: one JSON object of strings (and one number).
struct PreferenceFile {
  static let name = "config.json"
  /// The folder of `config.json` and the hooks.
  let folder: String
  var path: String { folder + "/" + PreferenceFile.name }

  /// `$XDG_CONFIG_HOME/rung`, else `~/.config/rung`; nil without a home.
  init?(_ environment: Variables) {
    func set(_ name: String) -> String? {
      (try? environment.place(name)).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = set("XDG_CONFIG_HOME") ?? set("HOME").map({ $0 + "/.config" }) else {
      return nil
    }
    folder = base + "/rung"
  }

  /// The preferences; none if there is no such file, which costs one `open`.
  ///
  /// - Throws: `Refusal` 65 with line and column, 73, 74 or 77 if it cannot be read.
  func read() throws -> Preferences {
    guard let members = try members() else { return Preferences() }
    return try naming { () throws(FileFault) in
      var preferences = Preferences()
      for member in members {
        let (key, value) = try PreferenceFile.checked(member)
        preferences.values[key] = value
      }
      return preferences
    }
  }

  /// All members of the file, known or not; nil if there is no file.
  ///
  /// - Throws: `Refusal` 65 if it is not a JSON object.
  func members() throws -> [PositionedJSON.Member]? {
    guard let bytes = try bytes() else { return nil }
    return try naming { () throws(FileFault) in
      let json = try PositionedJSON.read(bytes)
      guard case .object(let members) = json.value else {
        throw FileFault(
          at: json.position,
          Text("this must be a JSON object {...}", zh: "此处应为对象 {...}"))
      }
      return members
    }
  }

  private func bytes() throws -> [UInt8]? {
    try DatabasePath.checkLength(path, option: "XDG_CONFIG_HOME")
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw unreadable(errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    return try readAll(file, limit: 1 << 20)
  }

  private func unreadable(_ failure: Int32) -> Refusal {
    let reason =
      failure == EINVAL
      ? Text("it is not a regular file", zh: "它不是普通文件")
      : Text(same: String(cString: strerror(failure)))
    let isDenied = failure == EACCES || failure == EPERM
    return Refusal(
      "bad-config", isDenied ? .noPermission : .io,
      Text("\(path) cannot be read: \(reason.en)", zh: "无法读取 \(path)：\(reason.zh)"),
      hint: isDenied
        ? Text(
          "Make it readable: chmod u+r \(typed(path))",
          zh: "请开放读权限：chmod u+r \(typed(path))")
        : [EMFILE, ENFILE].contains(failure)
          ? Text(
            "Close other programs, or allow more files: ulimit -n 256",
            zh: "请关闭其他程序，或放宽限制：ulimit -n 256")
          : Text(
            "Move it away: mv \(typed(path)) \(typed(path)).old",
            zh: "请移走它：mv \(typed(path)) \(typed(path)).old"))
  }

  private func naming<R>(_ body: () throws(FileFault) -> R) throws -> R {
    do { return try body() } catch { throw refusal(error) }
  }

  private func refusal(_ fault: FileFault) -> Refusal {
    Refusal(
      "bad-config", .badFile,
      Text(
        "\(path), line \(fault.line), column \(fault.column): \(fault.message.en)",
        zh: "\(path) 第 \(fault.line) 行第 \(fault.column) 列：\(fault.message.zh)"),
      hint: Text(
        "Edit the file, or: rung config set KEY VALUE, rung config unset KEY, rung config reset",
        zh: "请修改该文件，或：rung config set 键 值、rung config unset 键、rung config reset"))
  }

  func unfit(_ member: PositionedJSON.Member) -> Refusal {
    refusal(FileFault(at: member.keyPosition, Preferences.unknown(member.key)))
  }

  private static func checked(
    _ member: PositionedJSON.Member
  ) throws(FileFault) -> (Preferences.Key, String) {
    guard let key = Preferences.Key(rawValue: member.key) else {
      throw FileFault(at: member.keyPosition, Preferences.unknown(member.key))
    }
    let text: String? =
      switch member.value.value {
      case .string(let text) where key != .hookSeconds: text
      case .integer(let number) where key == .hookSeconds: "\(number)"
      default: nil
      }
    guard let text, key.accepts(text) else {
      throw FileFault(at: member.value.position, Preferences.unfit(key))
    }
    return (key, text)
  }
}

extension Preferences {
  static func unknown(_ name: String) -> Text {
    let known = Key.allCases.map(\.rawValue)
    let all = known.joined(separator: ", ")
    return nearestWord(to: name, in: known).map {
      Text("unknown key “\(name)”; did you mean “\($0)”?", zh: "未知的键“\(name)”；是否想写“\($0)”？")
    } ?? Text("unknown key “\(name)”; known: \(all)", zh: "未知的键“\(name)”；可用：\(all)")
  }

  static func unfit(_ key: Key) -> Text {
    Text(
      "invalid value for “\(key.rawValue)” (\(key.meaning.en))",
      zh: "此值不适用于“\(key.rawValue)”（\(key.meaning.zh)）")
  }
}
