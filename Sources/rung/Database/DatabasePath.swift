import SkillCore

/// The path of the database.
enum DatabasePath {
  /// `--db`, else `RUNG_DB`, else `$XDG_DATA_HOME/rung/rung.db`, else
  /// `~/.local/share/rung/rung.db`.
  ///
  /// - Throws: `Refusal` when neither is set and there is no home, or the path is too long.
  static func resolved(_ invocation: Invocation) throws -> String {
    let path = try named(invocation)
    try checkLength(path, option: "--db PATH")
    return path
  }

  /// Paths are bytes: to a `Character`, a slash with a combining mark is no slash.
  private static let slashByte = UInt8(ascii: "/")

  private static func named(_ invocation: Invocation) throws -> String {
    let environment = invocation.context.environment
    func set(_ name: String) throws -> String? {
      try environment.place(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let path = invocation.options.db {
      guard !path.isEmpty else {
        throw Refusal(
          "no-database", .usage, Text("--db needs a path", zh: "--db 需要一个路径"),
          hint: Text("For example: --db ~/rung.db", zh: "例如：--db ~/rung.db"))
      }
      return path
    }
    if let path = try set("RUNG_DB") { return path }
    if let data = try set("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/rung/rung.db" }
    if let home = try set("HOME") { return home + "/.local/share/rung/rung.db" }
    throw Refusal(
      "no-home", .unavailable,
      Text("cannot find the database: HOME is not set", zh: "无法确定数据库的位置：没有设置 HOME"),
      hint: Text("Name the file: rung --db PATH ...", zh: "请指明文件：rung --db 路径 ..."))
  }

  /// The path; its folder is created (0700) if missing.
  ///
  /// - Throws: `Refusal` 73 or 77 if the folder cannot be created.
  static func prepared(_ invocation: Invocation) throws -> String {
    let path = try resolved(invocation)
    if let slash = path.utf8.lastIndex(of: slashByte), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    try refuseStrangers(path)
    try CompanionFile.refuse(path)
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Refusal(
        "is-folder", .cannotCreate, Text("\(path) is a folder", zh: "\(path) 是文件夹"),
        hint: Text("Name a file in it: \(path)/rung.db", zh: "请指明其中的文件：\(path)/rung.db"))
    }
    try refuseOddFile(path)
    return path
  }

  /// - Throws: `Refusal` 73 for a path longer than the system allows.
  static func checkLength(_ path: String, option: String) throws {
    guard path.utf8.count >= PATH_MAX else { return }
    throw Refusal(
      "path-too-long", .cannotCreate,
      Text(
        "a path of \(path.utf8.count) bytes is too long: \(path.prefix(40))…",
        zh: "路径过长，有 \(path.utf8.count) 字节：\(path.prefix(40))…"),
      hint: Text("Choose another place with \(option).", zh: "请用 \(option) 换一个位置。"))
  }

  /// Creates a folder and its parents, with mode 0700.
  /// - Parameter option: the option that names another folder, for the hint.
  static func makeFolder(_ path: String, option: String = "--db PATH") throws {
    try checkLength(path, option: option)
    var missing: [Substring] = []
    var rest = path[...]
    while access(String(rest), F_OK) != 0 {
      missing.append(rest)
      guard let slash = rest.utf8.lastIndex(of: slashByte), slash != rest.startIndex else { break }
      rest = rest[..<slash]
    }
    for folder in missing.reversed() { try makeOne(String(folder), option: option) }
  }

  private static func makeOne(_ path: String, option: String) throws {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    let failure = errno
    let reason = String(cString: strerror(failure))
    let denied = failure == EACCES || failure == EPERM || failure == EROFS
    throw Refusal(
      "cannot-create", denied ? .noPermission : .cannotCreate,
      Text("cannot create the folder \(path): \(reason)", zh: "无法创建文件夹 \(path)：\(reason)"),
      hint: Text("Choose another place with \(option).", zh: "请用 \(option) 换一个位置。"))
  }
}

extension DatabasePath {
  static func exists(_ invocation: Invocation) throws -> Bool {
    let path = try resolved(invocation)
    try refuseStrangers(path)
    try refuseOddFile(path)
    return access(path, F_OK) == 0
  }

  /// Opening a pipe would block, perhaps for ever.
  ///
  /// - Throws: `Refusal` 66 for what is neither a file nor a folder; links are followed.
  static func refuseOddFile(_ path: String) throws {
    var status = stat()
    if stat(path, &status) != 0, errno == ELOOP {
      throw Refusal(
        "no-input", .noInput,
        Text("\(path) is a loop of symbolic links", zh: "\(path) 的链接互相指向"),
        hint: Text("Name another file: --db PATH", zh: "请指明另一个文件：--db 路径"))
    }
    try refuseOdd(
      path, hint: Text("Name another file: --db PATH", zh: "请指明另一个文件：--db 路径"))
    try refuseOddCompanions(of: path)
  }

  /// As `refuseOddFile`, for the files that SQLite opens beside a database.
  static func refuseOddCompanions(of path: String) throws {
    for place in ["-journal", "-wal", "-shm"].map({ path + $0 }) {
      try refuseOdd(
        place,
        hint: Text(
          "SQLite would read it together with the database. Remove it: rm \(typed(place))",
          zh: "SQLite 会把它和数据库一起读取。请移走它：rm \(typed(place))"))
    }
  }

  private static func refuseOdd(_ path: String, hint: @autoclosure () -> Text) throws {
    var status = stat()
    guard stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
      return
    }
    throw Refusal(
      "no-input", .noInput, Text("\(path) is not a regular file", zh: "\(path) 不是普通文件"),
      hint: hint())
  }

  /// In a world-writable folder such as /tmp, others can plant a file, a link or a journal where
  /// this user's are expected. The user's own links are followed.
  ///
  /// - Throws: `Refusal` 77 for a file of another user.
  static func refuseStrangers(_ path: String) throws {
    let folder =
      path.utf8.lastIndex(of: slashByte).map {
        String(decoding: path.utf8[...$0], as: UTF8.self)
      } ?? "."
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IWOTH != 0 else { return }
    for place in ["", "-journal", "-wal"].map({ path + $0 }) {
      guard lstat(place, &status) == 0, ![geteuid(), 0].contains(status.st_uid) else { continue }
      throw Refusal(
        "not-yours", .noPermission,
        Text(
          "\(place) belongs to another user, in a world-writable folder",
          zh: "\(place) 属于别人，且所在文件夹人人可写"),
        hint: Text(
          "Nothing was opened. Keep the database in a folder of your own: --db PATH",
          zh: "没有打开任何文件。请把数据库放在自己的文件夹里：--db 路径"))
    }
  }
}
