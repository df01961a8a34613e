//! Pixels as a PNG file.

use super::raster::Picture;
use png::{BitDepth, ColorType, Compression, Decoder, DecodingError, Encoder, EncodingError, Filter};
use std::io::Cursor;

/// The picture as the bytes of a PNG file, with a text chunk for each keyword and text: `tEXt`
/// where Latin-1 suffices, `iTXt` (UTF-8) otherwise. A picture without transparency is stored
/// without alpha.
///
/// # Errors
/// A keyword that is empty, longer than 79 characters or not Latin-1, or a picture whose bytes do
/// not fit its size.
pub fn encode(picture: &Picture, texts: &[(&str, &str)]) -> Result<Vec<u8>, EncodingError> {
    let opaque = picture.rgba.chunks_exact(4).all(|p| p[3] == 255);
    let mut file = Vec::with_capacity(picture.rgba.len() / 8);
    let mut encoder = Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    for (keyword, text) in texts {
        let text = text.replace('\0', "");
        if text.chars().all(|c| c == '\n' || (c.is_ascii() && !c.is_control()) || ('\u{a0}'..='\u{ff}').contains(&c)) {
            encoder.add_text_chunk((*keyword).to_owned(), text)?;
        } else {
            encoder.add_itxt_chunk((*keyword).to_owned(), text)?;
        }
    }
    let mut writer = encoder.write_header()?;
    if opaque {
        let rgb: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        writer.write_image_data(&rgb)?;
    } else {
        writer.write_image_data(&picture.rgba)?;
    }
    writer.finish()?;
    Ok(file)
}

/// The keywords and texts that stand before a file's pixels (where [`encode`] puts them): Latin-1
/// ones first, each kind in its order.
///
/// # Errors
/// Bytes that are not a PNG file, or a damaged text.
pub fn read_texts(file: &[u8]) -> Result<Vec<(String, String)>, DecodingError> {
    let reader = Decoder::new(Cursor::new(file)).read_info()?;
    let info = reader.info();
    let mut texts: Vec<(String, String)> =
        info.uncompressed_latin1_text.iter().map(|t| (t.keyword.clone(), t.text.clone())).collect();
    for text in &info.utf8_text {
        texts.push((text.keyword.clone(), text.get_text()?));
    }
    Ok(texts)
}
