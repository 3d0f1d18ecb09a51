import SkillCore
import SkillStore

/// A file that is written beside its place and moved there whole, or not at all.
enum OutputFile {
  /// A link is followed, so that it still leads to the file. What is no file (a terminal, a pipe) is
  /// written to as it is. A database is never replaced.
  ///
  /// - Parameters:
  ///   - isPrivate: whether it is its owner's alone (0600), whatever it was before.
  ///   - body: writes the content through the closure it is given.
  /// - Throws: `Refusal` 73 or 77 when the file cannot be made, 74 when it cannot be written.
  static func write(
    _ path: String, isPrivate: Bool = false,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard !path.isEmpty else {
      throw Refusal(
        "usage", .usage, Text("-o needs the name of a file", zh: "-o 需要文件名"),
        hint: Text("For example: -o record.csv", zh: "例如：-o record.csv"))
    }
    try CompanionFile.refuse(path)
    var status = stat()
    // A link that leads nowhere would be replaced by the file; one in a circle is a mistake.
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
      // Not part of the private record: as readable as the file it replaces, or as the shell's umask
      // allows.
      fchmod(file, isPrivate ? 0o600 : before ?? 0o666 & ~World.shellMask)
      guard rename(draft, path) == 0 else { throw cannotMake(path, errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// The permissions of the file that is there; nil when there is none.
  ///
  /// - Throws: `Refusal` 77 for one that may not be written to, though its folder may.
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

/// What stands at a path that is to be written to.
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

/// Where a copy of the database may be put.
enum CopyPlace {
  /// - Throws: `Refusal` 73 for what is there and is no database of Rung's: a copy would replace it.
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
        ? Text("\(path) is there and is no copy of a record", zh: "\(path) 已存在，且不是 Rung 的备份")
        : Text("\(path) is no plain file", zh: "\(path) 不是普通文件"),
      hint: Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
  }

  /// By the application's number in the header of an SQLite file.
  private static func isOurs(_ path: String) throws -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let header = try readAll(file, limit: 100)
    return header.count >= 72 && header.starts(with: "SQLite format 3\0".utf8)
      && Array(header[68..<72]) == Array("Rung".utf8)
  }
}

/// What SQLite keeps beside a database and reads together with it.
enum CompanionFile {
  /// - Throws: `Refusal` 73 where something would be written in the place of a database's journal: SQLite
  ///   would take it for one, or throw it away.
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
            "\(path) is where SQLite keeps what belongs to \(base)",
            zh: "\(path) 是 SQLite 存放 \(base) 相关内容的位置"),
          hint: Text("Nothing was replaced. Choose another place.", zh: "没有替换任何文件。请换一个位置。"))
      }
    }
  }

  /// Through links of its folder, and of itself where it is there.
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

/// Questions about paths.
enum SamePath {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isSame(_ left: String, _ right: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }
}

enum FileSize {
  /// In bytes; 0 where there is no file.
  static func of(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
