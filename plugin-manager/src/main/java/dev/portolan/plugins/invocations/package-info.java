/// Calls the functions of plugins, within their budgets and grants, and shows what they answer.
@NullMarked
package dev.portolan.plugins.invocations;

import org.jspecify.annotations.NullMarked;
