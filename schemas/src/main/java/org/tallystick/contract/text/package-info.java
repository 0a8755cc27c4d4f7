/// Recognises text files and takes out what a person would search for.
///
/// Start with [TextExtractor]. [Decoding] turns bytes into characters, [TextKind#of] says what kind of text it is, and
/// [EdiSyntax], [JsonLexer] and [CsvDialect] take each kind apart; all are tolerant, because a file that breaks its own
/// format must be found too.
///
/// - `TEXT-1` Any bytes give a result; only reading the stream can fail.
/// - `TEXT-2` Memory and time are bounded by the number of bytes one asks for, whatever the content says of itself.
/// - `TEXT-3` XML never reaches outside the content: no external entity, no DTD is loaded, no entity is expanded.
/// - `TEXT-4` A byte order mark decides the encoding; then an XML declaration; then UTF-8 if every byte fits; then Latin-1.
@NullMarked
package org.tallystick.contract.text;

import org.jspecify.annotations.NullMarked;
