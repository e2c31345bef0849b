/// How entities stand: scorecards, their levels, teams and days.
@NullMarked
package dev.portolan.ui.scorecards;

import org.jspecify.annotations.NullMarked;
