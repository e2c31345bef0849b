/// Plugins without code: functions that are declared as steps (`functions.yaml`), with expressions in them.
@NullMarked
package dev.portolan.plugins.declarations;

import org.jspecify.annotations.NullMarked;
