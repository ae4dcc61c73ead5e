// Reactions as values. What a reaction event says twice changes nothing for oneself; for others it counts.

/** With one's own reaction set or taken back. */
export function mine(reactions, emoji, wanted) {
  const old = reactions.find((each) => each.emoji === emoji);
  if (Boolean(old?.mine) === wanted) {
    return reactions;
  }
  return counted(reactions, emoji, wanted ? 1 : -1, wanted);
}

/** With that of somebody else counted. */
export function others(reactions, emoji, step) {
  return counted(reactions, emoji, step, reactions.find((each) => each.emoji === emoji)?.mine ?? false);
}

function counted(reactions, emoji, step, isMine) {
  if (!reactions.some((each) => each.emoji === emoji)) {
    return step > 0 ? [...reactions, { emoji, count: 1, mine: isMine }] : reactions;
  }
  return reactions
    .map((each) => (each.emoji === emoji ? { emoji, count: each.count + step, mine: isMine } : each))
    .filter((each) => each.count > 0);
}
