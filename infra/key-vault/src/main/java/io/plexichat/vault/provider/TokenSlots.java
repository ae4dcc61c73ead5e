package io.plexichat.vault.provider;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Finds the slot of a token by its label, which the JDK's provider cannot. Slot numbers are no names: they may change when a token is made
 * or the machine restarts. Asks the library through its function list (PKCS #11 v2.40, section 3.6), on machines with longs of 64 bits.
 */
@SuppressWarnings("restricted") // Native code is what it is for.
final class TokenSlots {
    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    /** Places in the function list, which begins with a version. */
    private static final int INITIALIZE = 0;

    private static final int FINALIZE = 1;
    private static final int GET_SLOT_LIST = 4;
    private static final int GET_TOKEN_INFO = 6;
    private static final int FUNCTIONS = 7;

    private static final int LABEL_BYTES = 32;
    /** More than {@code CK_TOKEN_INFO} has. */
    private static final int TOKEN_INFO_BYTES = 512;

    private final MemorySegment functions;

    private TokenSlots(MemorySegment functions) {
        this.functions = functions;
    }

    /**
     * Empty when there is no such token.
     *
     * @throws IllegalArgumentException when it is no PKCS#11 library
     * @throws IllegalStateException when it does not do as asked
     */
    static OptionalLong find(Path library, String tokenLabel) {
        // Stays loaded, as it does for the JDK's provider: not every library can be loaded twice.
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        MemorySegment getFunctionList = symbols.find("C_GetFunctionList")
                .orElseThrow(() -> new IllegalArgumentException("Expected a PKCS#11 library, but it is another."));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(ADDRESS);
            check(call(getFunctionList, list));
            long size = ADDRESS.byteSize() * (1 + FUNCTIONS);
            return new TokenSlots(list.get(ADDRESS, 0).reinterpret(size)).find(tokenLabel, arena);
        }
    }

    private OptionalLong find(String label, Arena arena) {
        long initialized = call(function(INITIALIZE), MemorySegment.NULL);
        if (initialized != ALREADY_INITIALIZED) {
            check(initialized);
        }
        try {
            MemorySegment count = arena.allocate(JAVA_LONG);
            check(call(function(GET_SLOT_LIST), (byte) 1, MemorySegment.NULL, count));
            MemorySegment slots = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
            check(call(function(GET_SLOT_LIST), (byte) 1, slots, count));
            for (long i = 0; i < count.get(JAVA_LONG, 0); i++) {
                long slot = slots.getAtIndex(JAVA_LONG, i);
                if (label(slot, arena).equals(label)) {
                    return OptionalLong.of(slot);
                }
            }
            return OptionalLong.empty();
        } finally {
            if (initialized == OK) {
                // The JDK's provider wants to do it itself.
                check(call(function(FINALIZE), MemorySegment.NULL));
            }
        }
    }

    /** Empty when the token was taken away meanwhile. */
    private String label(long slot, Arena arena) {
        MemorySegment info = arena.allocate(TOKEN_INFO_BYTES, JAVA_LONG.byteSize());
        if (call(function(GET_TOKEN_INFO), slot, info) != OK) {
            return "";
        }
        byte[] padded = info.asSlice(0, LABEL_BYTES).toArray(JAVA_BYTE);
        return new String(padded, StandardCharsets.UTF_8).stripTrailing();
    }

    private MemorySegment function(int place) {
        return functions.getAtIndex(ADDRESS, 1 + place);
    }

    private static long call(MemorySegment function, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            layouts[i] = switch (arguments[i]) {
                case MemorySegment _ -> ADDRESS;
                case Byte _ -> JAVA_BYTE;
                default -> JAVA_LONG;
            };
        }
        MethodHandle handle = Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.of(JAVA_LONG, layouts));
        try {
            return (long) handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("Expected to call the PKCS#11 library, but that failed.", e);
        }
    }

    private static void check(long result) {
        if (result != OK) {
            throw new IllegalStateException(
                    "Expected the PKCS#11 library to do as asked, but it answered 0x" + Long.toHexString(result) + ".");
        }
    }
}
