/// Processes of this machine: who they are, which port they hold, how they are started and ended.
@NullMarked
package dev.portolan.local.processes;

import org.jspecify.annotations.NullMarked;
