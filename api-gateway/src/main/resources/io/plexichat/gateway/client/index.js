export { PlexiChat } from './client.js';
export { PlexiChatError } from './errors.js';
export { newId } from './ids.js';
export { memoryStore } from './stores.js';
