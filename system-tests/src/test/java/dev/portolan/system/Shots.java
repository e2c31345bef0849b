package dev.portolan.system;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/// Takes pictures of the pages of a running stack, for the README and for people to look at.
final class Shots {
    private Shots() {}

    /// @param arguments folder for the pictures, width, height, `light` or `dark`, then pages such as `acme/catalog`
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var width = Integer.parseInt(arguments[1]);
        var scheme = arguments[3].equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        var stack = new Stack("shots", Integer.parseInt(System.getenv().getOrDefault("PORTOLAN_PORT_OFFSET", "0")));
        try (var chrome = new Chrome(stack)) {
            var page = chrome.person(width, Integer.parseInt(arguments[2]), scheme);
            var tenant = arguments[4].split("/", 2)[0];
            Chrome.signIn(page, "/" + tenant, "owner@" + tenant + ".test", "portolan");
            for (var path : List.of(arguments).subList(4, arguments.length)) {
                page.navigate("/" + path);
                page.waitForTimeout(2_500);
                var name = path.replace('/', '-').replaceAll("[?=&]", "_") + "-" + arguments[3] + "-" + width + ".png";
                page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)));
                System.out.println(name);
            }
        }
    }
}
