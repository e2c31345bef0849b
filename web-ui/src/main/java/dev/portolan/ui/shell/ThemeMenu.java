package dev.portolan.ui.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;

/// Chooses light, dark or the system's colours.
public final class ThemeMenu extends MenuBar {
    private static final long serialVersionUID = 1;

    public ThemeMenu() {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        setId("theme");
        addClassName("theme-menu");
        var root = addItem(VaadinIcon.ADJUST.create());
        root.setAriaLabel("Colours");
        var menu = root.getSubMenu();
        menu.addItem("Light", _ -> ThemeChoice.choose(ColorScheme.Value.LIGHT, "light"));
        menu.addItem("Dark", _ -> ThemeChoice.choose(ColorScheme.Value.DARK, "dark"));
        menu.addItem("As the system", _ -> ThemeChoice.choose(ColorScheme.Value.SYSTEM, "system"));
    }
}
