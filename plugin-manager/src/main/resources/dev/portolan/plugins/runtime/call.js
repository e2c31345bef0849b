// QuickJS finds the first module of this name: the plugin, which is loaded before. Runs once a call.
import * as plugin from 'function.mjs';
globalThis.__portolan(plugin);
