/// What people have plugins do, with its log as it happens.
@NullMarked
package dev.portolan.plugins.actions;

import org.jspecify.annotations.NullMarked;
