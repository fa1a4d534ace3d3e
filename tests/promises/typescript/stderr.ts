const say = (text: string, isError?: boolean): void => (isError ? console.error(text) : console.log(text));
say('out');
say('err', true);
