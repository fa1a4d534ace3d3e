//! Calls into an instance, as recipes describe them.

use wasmtime::{AsContextMut as _, Instance, Store, Val, error::Context as _};

use super::recipe::{Arg, Call};

/// Makes a call. Returns the first `i32` that it returned.
pub(super) async fn invoke<T: Send>(
    store: &mut Store<T>,
    instance: &Instance,
    call: &Call,
    argv: &[String],
) -> wasmtime::Result<Option<i32>> {
    let mut args = Vec::with_capacity(call.args.len() * 2);
    for arg in &call.args {
        match arg {
            Arg::I32(number) => args.push(Val::I32(*number)),
            Arg::Text { text, alloc } => {
                let text = if text.contains("{argv}") {
                    // A list of strings always has a JSON text.
                    &text.replace("{argv}", &serde_json::to_string(argv).unwrap_or_default())
                } else {
                    text
                };
                let (address, len) = copy_in(store, instance, alloc, text.as_bytes()).await?;
                args.extend([Val::I32(address), Val::I32(len)]);
            }
            Arg::List { texts, alloc } => {
                let mut pairs = Vec::with_capacity(texts.len() * 8);
                for text in texts {
                    let (address, len) = copy_in(store, instance, alloc, text.as_bytes()).await?;
                    pairs.extend(address.to_le_bytes());
                    pairs.extend(len.to_le_bytes());
                }
                let (address, _) = copy_in(store, instance, alloc, &pairs).await?;
                let count = i32::try_from(texts.len()).context("a list of over 2^31 texts")?;
                args.extend([Val::I32(address), Val::I32(count)]);
            }
        }
    }
    let function = instance
        .get_func(store.as_context_mut(), &call.export)
        .with_context(|| format!("the guest has no function {:?}", call.export))?;
    let mut results = vec![Val::I32(0); function.ty(store.as_context_mut()).results().len()];
    function.call_async(store.as_context_mut(), &args, &mut results).await?;
    Ok(results.first().and_then(Val::i32))
}

/// Copies bytes into memory that the guest allocates. Returns address and length.
async fn copy_in<T: Send>(
    store: &mut Store<T>,
    instance: &Instance,
    alloc: &str,
    bytes: &[u8],
) -> wasmtime::Result<(i32, i32)> {
    let len = i32::try_from(bytes.len()).context("a text of over 2 GiB")?;
    let alloc = instance
        .get_func(store.as_context_mut(), alloc)
        .with_context(|| format!("the guest has no function {alloc:?}"))?;
    let address = if let Ok(malloc) = alloc.typed::<i32, i32>(store.as_context_mut()) {
        malloc.call_async(store.as_context_mut(), len).await?
    } else {
        // Of the component model: an old address and length, an alignment, the new length.
        let realloc = alloc.typed::<(i32, i32, i32, i32), i32>(store.as_context_mut())?;
        realloc.call_async(store.as_context_mut(), (0, 0, 8, len)).await?
    };
    let memory =
        instance.get_memory(store.as_context_mut(), "memory").context("the guest exports no memory")?;
    memory.write(store.as_context_mut(), address as u32 as usize, bytes)?;
    Ok((address, len))
}
