import SkillCore
import SkillStore

/// Writes a file atomically: to a draft beside it, then a rename.
enum OutputFile {
  /// A link is followed and stays a link. A terminal or a pipe is written to directly. A database
  /// is never replaced.
  ///
  /// - Parameters:
  ///   - isPrivate: whether its mode becomes 0600, whatever it was before.
  ///   - body: writes the content through the closure it gets.
  /// - Throws: `Refusal` 73 or 77 if the file cannot be created, 74 if it cannot be written.
  static func write(
    _ path: String, isPrivate: Bool = false,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard !path.isEmpty else {
      throw Refusal(
        "usage", .usage, Text("-o needs a file name", zh: "-o 需要文件名"),
        hint: Text("For example: -o record.csv", zh: "例如：-o record.csv"))
    }
    try CompanionFile.refuse(path)
    var status = stat()
    // A dangling link would be replaced by the file; a loop is an error.
    if stat(path, &status) != 0, errno == ELOOP { throw cannotMake(path, ELOOP) }
    switch OutputPlace(path) {
    case .file(let target): try replace(target, isPrivate, body)
    case .stream: try pour(into: path, body)
    case .database:
      throw Refusal(
        "is-database", .cannotCreate, Text("\(path) is a database", zh: "\(path) 是数据库"),
        hint: Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
    }
  }

  private static func pour(
    into path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw cannotMake(path, errno) }
    defer { close(file) }
    try body { try writeAll($0, file) }
  }

  private static func replace(
    _ path: String, _ isPrivate: Bool,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let before = try mode(of: path)
    let draft = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw cannotMake(path, errno) }
    Draft.begin(draft)
    defer { Draft.end(draft) }
    do {
      defer { close(file) }
      try body { try writeAll($0, file) }
      guard fsync(file) == 0 else { throw cannotMake(path, errno) }
      // Not private: keeps the mode of the file it replaces, or follows the shell's umask.
      fchmod(file, isPrivate ? 0o600 : before ?? 0o666 & ~World.shellMask)
      guard rename(draft, path) == 0 else { throw cannotMake(path, errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// The permissions of the existing file; nil if there is none.
  ///
  /// - Throws: `Refusal` 77 for a file that is not writable, even if its folder is.
  private static func mode(of path: String) throws -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard access(path, W_OK) == 0 else { throw cannotMake(path, errno) }
    return status.st_mode & 0o777
  }

  private static func cannotMake(_ path: String, _ failure: Int32) -> Refusal {
    let reason = String(cString: strerror(failure))
    let denied = failure == EACCES || failure == EPERM || failure == EROFS
    let full = failure == ENOSPC || failure == EDQUOT || failure == EIO
    return Refusal(
      "cannot-create", denied ? .noPermission : full ? .io : .cannotCreate,
      Text("cannot write \(path): \(reason)", zh: "无法写入 \(path)：\(reason)"),
      hint: [EMFILE, ENFILE].contains(failure)
        ? Text(
          "Close other programs, or allow more files: ulimit -n 256",
          zh: "请关闭其他程序，或放宽限制：ulimit -n 256")
        : Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
  }
}

/// What exists at an output path.
private enum OutputPlace {
  case file(String)
  case stream
  case database

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .file(path)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      self = OutputPlace.isDatabase(path) ? .database : .file(OutputPlace.resolved(path))
    case S_IFDIR: self = .file(path)
    default: self = .stream
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(validatingCString: real) ?? path
  }

  private static func isDatabase(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return (try? readAll(file, limit: 15)).map { $0.starts(with: "SQLite format 3\0".utf8) }
      ?? false
  }
}

/// Checks where a copy of the database is written.
enum CopyPlace {
  /// - Throws: `Refusal` 73 for an existing file that is not a Rung database: the copy would replace it.
  static func check(_ path: String) throws {
    try CompanionFile.refuse(path)
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    try DatabasePath.refuseOddCompanions(of: path)
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if isFile, try status.st_size == 0 || isOurs(path) { return }
    throw Refusal(
      "exists", .cannotCreate,
      isFile
        ? Text("\(path) exists and is not a Rung backup", zh: "\(path) 已存在，且不是 Rung 的备份")
        : Text("\(path) is not a regular file", zh: "\(path) 不是普通文件"),
      hint: Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
  }

  /// By the application id in the SQLite header.
  private static func isOurs(_ path: String) throws -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let header = try readAll(file, limit: 100)
    return header.count >= 72 && header.starts(with: "SQLite format 3\0".utf8)
      && Array(header[68..<72]) == Array("Rung".utf8)
  }
}

/// The files that SQLite reads together with a database.
enum CompanionFile {
  /// - Throws: `Refusal` 73 for the path of a database's journal: SQLite would read it as one, or
  ///   delete it.
  static func refuse(_ path: String) throws {
    for place in [path, real(path)] {
      for end in ["-journal", "-wal", "-shm"]
      where place.utf8.reversed().starts(with: end.utf8.reversed()) {
        let base = String(decoding: place.utf8.dropLast(end.utf8.count), as: UTF8.self)
        var status = stat()
        guard !base.isEmpty, stat(base, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
          continue
        }
        throw Refusal(
          "is-companion", .cannotCreate,
          Text(
            "\(path) is a file of SQLite's that belongs to \(base)",
            zh: "\(path) 是 SQLite 存放 \(base) 相关内容的位置"),
          hint: Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
      }
    }
  }

  /// With links resolved, also the folder's.
  private static func real(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    let folder = String(decoding: path.utf8[...slash], as: UTF8.self)
    guard let real = realpath(folder, nil) else { return path }
    defer { free(real) }
    return String(cString: real) + "/"
      + String(decoding: path.utf8[path.utf8.index(after: slash)...], as: UTF8.self)
  }
}

/// Compares paths.
enum SamePath {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isSame(_ left: String, _ right: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }
}

enum FileSize {
  /// In bytes; 0 without a file.
  static func of(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
