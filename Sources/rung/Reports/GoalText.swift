import SkillCore

/// `4h 45m of 8h  █████░░░░░ 59%`; without the bar if there is no room.
func goalText(_ studied: StudyTime, of goal: StudyTime, _ invocation: Invocation) -> String {
  let (done, wanted) = (invocation.durationText(studied), invocation.durationText(goal))
  let share = percent(studied.seconds, of: goal.seconds)
  let isRoomy = invocation.context.terminal.width >= 60
  return say("\(done) of \(wanted)  ", zh: "\(done) / \(wanted)  ")
    + (isRoomy ? bar(percent: share, cells: 10) + " " : "") + "\(share)%"
}
