package dev.portolan.ui.fakes;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/// Takes pictures of pages. Usage: `Screenshots BASE FOLDER WIDTHS SCHEMES NAME=PATH[@STEP]...`, where a step is a
/// selector to click, `selector~text` to fill in, or `>address` to call in between.
final class Screenshots {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Screenshots() {}

    public static void main(String[] arguments) {
        try (var playwright = Playwright.create()) {
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(FLAGS));
            for (var width : arguments[2].split(",", -1)) {
                for (var scheme : arguments[3].split(",", -1)) {
                    shoot(browser, Integer.parseInt(width), scheme, arguments);
                }
            }
        }
    }

    private static void shoot(Browser browser, int width, String scheme, String[] arguments) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 760 : width > 1500 ? 1080 : 800)
                .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.setDefaultTimeout(15_000);
        for (var index = 4; index < arguments.length; index++) {
            var name = arguments[index].substring(0, arguments[index].indexOf('='));
            var steps = arguments[index].substring(name.length() + 1).split("@", -1);
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.text().contains("Content Security")) {
                    System.out.println(name + ": " + message.text());
                }
            });
            take(
                    page,
                    arguments[0] + steps[0],
                    steps,
                    Path.of(arguments[1], name + "-" + width + "-" + scheme + ".png"));
            page.close();
        }
        context.close();
    }

    private static void take(Page page, String address, String[] steps, Path file) {
        try {
            page.navigate(address);
            page.waitForTimeout(Long.getLong("settle", 1_600));
            for (var index = 1; index < steps.length; index++) {
                var step = steps[index].split("~", 2);
                if (step[0].startsWith(">")) {
                    page.request().get(step[0].substring(1));
                } else if (step.length == 2) {
                    page.locator(step[0]).first().fill(step[1]);
                } else {
                    page.locator(step[0]).first().click();
                }
                page.waitForTimeout(900);
            }
            System.out.println(file.getFileName() + " " + page.url() + " overflow="
                    + page.evaluate("document.documentElement.scrollWidth - innerWidth"));
        } catch (RuntimeException e) {
            System.out.println(file.getFileName() + ": " + e.getMessage());
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
