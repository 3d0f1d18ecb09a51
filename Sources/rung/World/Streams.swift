import SkillCore

/// Writes all bytes to a descriptor.
///
/// - Throws: `Refusal` 74 with the system's message.
func writeAll(_ bytes: [UInt8], _ descriptor: Int32) throws {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
    }
    if count < 0, errno == EINTR || canWait(descriptor, for: POLLOUT) { continue }
    guard count >= 0 else {
      throw cannotWrite(errno)
    }
    written += count
  }
}

private func cannotWrite(_ failure: Int32) -> Refusal {
  let reason = String(cString: strerror(failure))
  let hint =
    switch failure {
    case EBADF:
      Text(
        "Its output is closed. Leave it open, or send it to a file: rung ... > FILE",
        zh: "输出已关闭。请保持打开，或写入文件：rung ... > 文件")
    case ENOSPC, EDQUOT, EFBIG:
      Text("Free some space or choose another place.", zh: "请腾出空间，或换一个位置。")
    default: Text("Choose another place.", zh: "请换一个位置。")
    }
  return Refusal(
    "write-failed", .io, Text("cannot write the answer: \(reason)", zh: "无法写出结果：\(reason)"),
    hint: hint)
}

/// Reads a descriptor to its end, or until more than `limit` bytes were read.
///
/// - Throws: `Refusal` 74 if it cannot be read.
func readAll(_ descriptor: Int32, limit: Int) throws -> [UInt8] {
  var all: [UInt8] = []
  while all.count <= limit {
    var failure: Int32 = 0
    // Not cleared first, which would cost each start more than reading its zone.
    let part = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      failure = count < 0 ? errno : 0
      filled = max(0, count)
    }
    errno = failure
    if failure == EINTR || failure != 0 && canWait(descriptor, for: POLLIN) { continue }
    guard failure == 0 else {
      let reason = String(cString: strerror(failure))
      throw Refusal(
        "read-failed", .io, Text("cannot read the input: \(reason)", zh: "无法读取输入：\(reason)"))
    }
    if part.isEmpty { break }
    if all.isEmpty { all = part } else { all += part }
  }
  return all
}

/// Polls a descriptor that another process has set to `O_NONBLOCK`.
private func canWait(_ descriptor: Int32, for events: Int32) -> Bool {
  let failure = errno
  guard failure == EAGAIN else { return false }
  var asked = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  let isReady = poll(&asked, 1, -1) > 0 || errno == EINTR
  errno = failure
  return isReady
}
