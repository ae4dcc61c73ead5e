// What one may do in a channel. The server decides; this is so that nothing is offered that it would refuse.

/** Send, react, answer. */
export function mayWrite(channel) {
  return Boolean(channel?.role) && channel.role !== 'read-only' && !channel.archived && !isMuted(channel);
}

/** Delete what others wrote, change the channel. */
export function mayModerate(channel) {
  return channel?.role === 'owner' || channel?.role === 'moderator';
}

export function isMuted(channel) {
  return Boolean(channel?.mutedUntil) && channel.role !== 'owner' && Date.parse(channel.mutedUntil) > Date.now();
}
