/// How entities stand: what checks of plugins say of them, put together to levels.
@NullMarked
package dev.portolan.plugins.scorecards;

import org.jspecify.annotations.NullMarked;
