package io.plexichat.testbrowser;

/** Keys that have no letter, as WebDriver names them. A modifier holds for what follows it in the same text. */
public final class Keys {
    public static final String ENTER = "\uE007";
    public static final String ESCAPE = "\uE00C";
    public static final String UP = "\uE013";
    public static final String DOWN = "\uE015";
    public static final String DELETE = "\uE017";
    public static final String SHIFT = "\uE008";
    public static final String CONTROL = "\uE009";

    private Keys() {}

    static boolean isModifier(String key) {
        return key.equals(SHIFT) || key.equals(CONTROL);
    }
}
