export const nl = {
  /** What an app shop or a home screen says under the name. */
  description: 'Oefen het verkoopgesprek voordat je het voert, met klanten die hun eigen spel spelen.',
  newer: 'Er is een nieuwe versie van Tegenspel. Je gesprekken blijven gewoon staan.',
  take: 'Vernieuw',
  later: 'Later',
  coming: 'De nieuwe versie komt eraan. Een ogenblik.',
  gone: 'Tegenspel is vernieuwd terwijl dit tabblad open stond. Je gesprek is bewaard; laad opnieuw om verder te gaan.',
};
